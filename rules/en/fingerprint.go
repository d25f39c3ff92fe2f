package en

import (
	"crypto/sha256"
	"encoding/binary"
	"reflect"
	"sync"

	"dateline/internal/inplace"
)

// IsCurrent reports whether what begins with a fingerprint was written for the files as they are, by a machine like this one.
func IsCurrent(form string) bool {
	return len(form) > 8 && inplace.LittleEndian() && Fingerprint() != 0 && binary.LittleEndian.Uint64([]byte(form[:8])) == Fingerprint()
}

// Fingerprint is a sum of the names of the files and of the sums of their contents, which the compiler has embedded with them: reading the
// files at each start would take a thirtieth of it. It is 0 if a version of Go embeds files in another way.
var Fingerprint = sync.OnceValue(func() uint64 {
	list := reflect.ValueOf(Files).FieldByName("files")
	if list.Kind() != reflect.Pointer || list.Elem().Kind() != reflect.Slice {
		return 0
	}
	var all []byte
	for i := range list.Elem().Len() {
		file := list.Elem().Index(i)
		name, sum := file.FieldByName("name"), file.FieldByName("hash")
		if name.Kind() != reflect.String || sum.Kind() != reflect.Array || sum.Type().Elem().Kind() != reflect.Uint8 {
			return 0
		}
		all = append(append(all, name.String()...), 0)
		for k := range sum.Len() {
			all = append(all, byte(sum.Index(k).Uint()))
		}
	}
	sum := sha256.Sum256(all)
	return binary.LittleEndian.Uint64(sum[:])
})
