-- quoted: ""
name: throws RangeError: SQL Server cannot hold a name of 0 characters
text: N''

-- quoted: "a\u0000b"
name: throws RangeError: A NUL character cannot be part of a name or a text in SQL Server
text: throws RangeError: A NUL character cannot be part of a name or a text in SQL Server

-- quoted: "xxx… (129)"
name: throws RangeError: SQL Server cannot hold a name of 129 characters

-- quoted: "it's"
name: [it's]
text: N'it''s'

-- quoted: "a\"b"
name: [a"b]
text: N'a"b'

-- quoted: "a`b"
name: [a`b]
text: N'a`b'

-- quoted: "a]b"
name: [a]]b]
text: N'a]b'

-- quoted: "back\\slash"
name: [back\slash]
text: N'back\slash'

-- quoted: "two\nlines"
name: [two
lines]
text: (N'two' + NCHAR(10) + N'lines')

-- quoted: "cr\r"
name: [cr]
text: (N'cr' + NCHAR(13))

-- quoted: "tab\t"
name: [tab	]
text: N'tab	'

-- quoted: "é"
name: [é]
text: N'é'

-- quoted: "😀"
name: [😀]
text: N'😀'

-- quoted: "$1"
name: [$1]
text: N'$1'

-- quoted: " "
name: [ ]
text: N' '

-- quoted: "ééé… (1200)"
name: throws RangeError: SQL Server cannot hold a name of 1200 characters
