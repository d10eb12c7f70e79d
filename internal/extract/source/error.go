package source

// Code says why a file was not read. Codes are stable: they stand in the JSON that the program prints.
type Code string

// The codes.
const (
	Empty             Code = "EMPTY"
	Binary            Code = "BINARY"
	NotText           Code = "NOT_TEXT"
	NoText            Code = "NO_TEXT"
	UnsupportedFormat Code = "UNSUPPORTED_FORMAT"
	TooLarge          Code = "TOO_LARGE"
	NotFound          Code = "NOT_FOUND"
	Unreadable        Code = "UNREADABLE"
	NoFiles           Code = "NO_FILES"
	Encrypted         Code = "ENCRYPTED" // under a password
	Damaged           Code = "DAMAGED"
	NeedsOCR          Code = "NEEDS_OCR" // its pages are images
	Bomb              Code = "BOMB"      // made to cost more than any document does
)

// Error is why a file was not read, and what to do about it. It is a value to be reported beside the results of other files.
type Error struct {
	Code    Code   `json:"code"`
	URI     string `json:"-"`
	Message string `json:"message"`
}

// Error names the file and the reason.
func (e *Error) Error() string { return "read " + e.URI + ": " + e.Message }

// names of formats for people.
var names = map[Format]string{
	HTML: "an HTML page", PDF: "a PDF file", DOCX: "a Word document (.docx)", XLSX: "an Excel workbook (.xlsx)", OFD: "an OFD file",
	ZIP: "a ZIP archive", MHTML: "a web archive (.mht)", OLE: "an old Office or WPS file (.doc, .xls, .wps)", RTF: "an RTF file", Image: "an image",
	ODF: "an OpenDocument file (.odt, .ods)", PPTX: "a presentation (.pptx)",
}

// advice on how to get at the text of a format that is not read.
var advice = map[Format]string{
	HTML: "save the page as text", MHTML: "save the page as HTML alone", PDF: "convert it with `pdftotext -layout`", DOCX: "save it as plain text",
	XLSX: "save the sheet as text", OFD: "print it to PDF and convert that to text", ZIP: "unpack it first",
	OLE: "save it as DOCX or XLSX", RTF: "open it in Word, WPS or LibreOffice and save it as DOCX", Image: "recognise its text first",
	ODF: "open it in LibreOffice and save it as DOCX or XLSX", PPTX: "save it as PDF",
}

// Unsupported is the error of a source whose format no reader reads.
func Unsupported(s Source) *Error {
	name := names[s.Format]
	if name == "" {
		name = "of the format " + string(s.Format)
	}
	message := "the file is " + name + ", which this version does not read"
	if a := advice[s.Format]; a != "" {
		message += "; " + a
	}
	return &Error{UnsupportedFormat, s.URI, message}
}
