package assets

import (
	"unicode"
	"unicode/utf8"
)

// NoticeWording is the version of the notice that is read to people before they are asked for their consent. Another wording is another
// version: answers name it, and so do recordings, so that nobody hears one text and reads another.
const NoticeWording = "2"

// noticeKey is the sentence of the notice; it is spoken under keys of its own, see NoticeKey.
const noticeKey = "facilitator.consent"

// noticeTails are the ways of addressing people, as the tails of keys; "all" where nothing is known of them.
var noticeTails = []string{"all", "ong", "ba", "co", "bac", "anh", "chi"}

// NoticeKey is the key under which the notice is spoken to somebody who is addressed in a way.
func NoticeKey(tail string) string {
	if tail == "" {
		tail = "all"
	}
	return "notice." + NoticeWording + "." + tail
}

// Notice is the notice as it is read to somebody who is addressed in a way.
func (m *Messages) Notice(tail string) string {
	key := "learner.pronoun"
	if tail != "" && tail != "all" {
		key += "." + tail
	}
	you := m.T(key)
	r, size := utf8.DecodeRuneInString(you)
	return m.T(noticeKey, "you", you, "You", string(unicode.ToUpper(r))+you[size:])
}
