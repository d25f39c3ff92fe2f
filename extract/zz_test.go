package extract
import ("testing";"os";"encoding/json";"bufio";"time";"fmt";"dateline/extract/document";"dateline/extract/lexis";"dateline/extract/entity")
func BenchmarkZZ(b *testing.B){
 x,_:=New(); f,_:=os.Open("/work/shared/bench/data/worldwide_dev.jsonl"); sc:=bufio.NewScanner(f); sc.Buffer(nil,1<<24)
 var texts []string; n:=0
 for sc.Scan(){ var d struct{Text string}; json.Unmarshal(sc.Bytes(),&d); texts=append(texts,d.Text); n+=len(d.Text)}
 m:=x.set.NewMatcher()
 var tl,te time.Duration
 b.ResetTimer()
 for i:=0;i<b.N;i++{ for _,t:=range texts{
  doc:=document.New(document.Meta{},t,[]document.Block{{Kind:document.Paragraph,Span:document.Span{End:len(t)}}})
  t0:=time.Now(); lexis.Annotate(doc); t1:=time.Now(); m.Begin(doc,nil); if err:=entity.Apply(doc,m);err!=nil{b.Fatal(err)}; t2:=time.Now(); tl+=t1.Sub(t0); te+=t2.Sub(t1)
 }}
 fmt.Printf("lexis %.2f MB/s entity %.2f MB/s ratio %.2f\n",float64(n*b.N)/1e6/tl.Seconds(),float64(n*b.N)/1e6/te.Seconds(),te.Seconds()/tl.Seconds())
}
