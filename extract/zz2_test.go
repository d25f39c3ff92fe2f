package extract
import ("testing";"os";"encoding/json";"bufio";"dateline/extract/document")
func TestZZ(t *testing.T){
 x,_:=New(); f,_:=os.Open("/work/shared/bench/data/worldwide_dev.jsonl"); sc:=bufio.NewScanner(f); sc.Buffer(nil,1<<24)
 for sc.Scan(){ var d struct{Text string}; json.Unmarshal(sc.Bytes(),&d); x.Extract(document.Raw{Format:document.FormatText,Body:[]byte(d.Text)}) }
}
