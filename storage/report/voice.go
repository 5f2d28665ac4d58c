package report

import "dendau/storage/record"

func (b *Book) addVoice(stamp record.Stamp, f record.VoiceChosen) {
	for _, id := range f.Learners {
		put(&b.voices, id, stamp, f.Voice)
	}
}

// Voice is how a learner likes the voice, 0 normal, 1 slow, 2 silent; false when they never chose.
func (b *Book) Voice(id record.LearnerID) (voice int, chosen bool) {
	var v latest[int]
	for _, one := range b.people.records(id) {
		v = v.newer(b.voices[one])
	}
	return v.value, v.set()
}
