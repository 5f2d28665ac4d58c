package bundle

// What tests of the format look into.
var (
	Dictionary   = dictionary
	Weave        = weave
	Unweave      = unweave
	AppendHeader = Header.append
)
