// Package content is what is taught: packs, courses, lessons, pages, films, reviews and items, as pure values read from any fs.FS.
//
// A pack is signed by its publisher; Open refuses one whose signature is not trusted or whose files are not the files that were signed.
// The package never writes, never fetches, and knows neither windows nor people.
package content
