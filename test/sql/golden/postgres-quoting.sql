-- quoted: ""
name: ""
text: ''

-- quoted: "a\u0000b"
name: throws RangeError: PostgreSQL cannot hold a NUL character in a name or a text
text: throws RangeError: PostgreSQL cannot hold a NUL character in a name or a text

-- quoted: "xxx… (129)"
name: "x…"

-- quoted: "it's"
name: "it's"
text: 'it''s'

-- quoted: "a\"b"
name: "a""b"
text: 'a"b'

-- quoted: "a`b"
name: "a`b"
text: 'a`b'

-- quoted: "a]b"
name: "a]b"
text: 'a]b'

-- quoted: "back\\slash"
name: "back\slash"
text: E'back\\slash'

-- quoted: "two\nlines"
name: "two
lines"
text: 'two
lines'

-- quoted: "cr\r"
name: "cr"
text: 'cr'

-- quoted: "tab\t"
name: "tab	"
text: 'tab	'

-- quoted: "é"
name: "é"
text: 'é'

-- quoted: "😀"
name: "😀"
text: '😀'

-- quoted: "$1"
name: "$1"
text: '$1'

-- quoted: " "
name: " "
text: ' '

-- quoted: "ééé… (1200)"
name: "é…"
