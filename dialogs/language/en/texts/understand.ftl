# The command `understand`

understand-no-file = { $path } cannot be read: { $reason }
understand-bad-line = A line of the batch file is not as it should be: { $reason }
