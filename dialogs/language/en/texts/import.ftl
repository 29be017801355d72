# What `clienteling import` says: progress, what was loaded, and why a row or a file was refused.

import-reading = { $file }: reading
import-storing = { $file }: checking and storing
import-loaded = { $file }: { $added } added, { $changed } changed, { $unchanged } unchanged
import-done = Done: { $rows } rows in { $seconds } s.
import-ignored = Not loaded, because no data file is called so: { $files }

import-problem-row-column = { $file }, line { $line }, { $column }: { $reason }
import-problem-row = { $file }, line { $line }: { $reason }
import-problem-file = { $file }: { $reason }
import-more-problems = … and { $more } more.
import-failed-file = { $file } was not loaded ({ $total ->
    [one] one problem
   *[other] { $total } problems
 }).{ $loaded ->
    [0] {""}
   *[other] {" "}The files before it stay loaded.
 }{ $not_tried ->
    [none] {""}
   *[other] {" "}Not tried: { $not_tried }.
 }

import-no-folder = { $folder } is no folder.
import-no-files = { $folder } holds none of the data files: { $files }
import-no-sources = { $folder } holds none of the files that { $mapping } reads.
import-missing-sources = { $folder } lacks { $files }.
import-mapping-unreadable = { $path } cannot be read as a mapping: { $problem }
import-mapping-invalid = { $path }: { $problems }

import-unreadable = cannot be read: { $problem }
import-not-text = not text in the encoding { $encoding }, or a NUL character
import-no-header = there is no header
import-unknown-columns = unknown columns: { $columns }
import-missing-columns = missing columns: { $columns }
import-repeated-columns = columns that are there twice: { $columns }
import-source-columns = { $file } has no column { $columns }
import-broken-quotes = no proper CSV record: its quotes do not match, or a field is longer than 131,072 characters
import-wrong-width = { $found } fields where the header has { $expected }
import-repeated-key = this { $columns } is in line { $line } already

import-no-lookup = { $file }, in which it looks things up, is not there
import-bad-lookup = { $file }, in which it looks things up, cannot be used: line { $line }, { $column }
import-no-such-key = "{ $value }" is not in { $file }
import-no-such-code = the mapping has no value for "{ $value }"
import-no-date-form = "{ $value }" is no date of the form { $forms }

import-no-such-legal-entity = the legal entity "{ $value }" is not configured
import-no-such-role = the role "{ $value }" is not configured
import-no-such-store = there is no store "{ $value }" in this legal entity
import-no-such-associate = there is no associate "{ $value }" in this legal entity
import-no-such-customer = there is no customer "{ $value }" in this legal entity
import-no-such-attribute = the attribute "{ $value }" is not configured for { $legal_entity }
import-no-such-activity-type = the activity type "{ $value }" is not configured for { $legal_entity }
import-shared-person = the associate "{ $value }" has the same aad_object_id
import-books-full = the customer "{ $value }" would be in more than { $most } client books

value-empty = it is empty
value-too-long = longer than { $longest } characters
value-not-a-number = "{ $value }" is not a number such as 38 or 12.50, with at most twelve places before the point and four behind it
value-not-a-whole-number = "{ $value }" is not a whole number of at most nine digits
value-not-a-date = "{ $value }" is not a date written YYYY-MM-DD
value-not-a-yearly-date = "{ $value }" is not a day of the year, written YYYY-MM-DD or --MM-DD
value-not-a-birth-date = "{ $value }" is not a birth date, written YYYY-MM-DD, or --MM-DD where the year is unknown
value-not-an-instant = "{ $value }" is not an instant such as 2026-11-21T10:00:00+01:00, with an offset or Z
value-out-of-range = "{ $value }" is too long ago or too far ahead
value-not-true-or-false = "{ $value }" is neither true nor false
value-not-a-choice = "{ $value }" is none of { $choices }
value-not-a-currency = "{ $value }" is not a currency such as EUR
value-not-a-language = "{ $value }" is not a language such as nb or en-GB
value-not-a-locale = "{ $value }" is not a locale such as en-GB
value-not-a-time-zone = "{ $value }" is not a time zone such as Europe/Oslo
