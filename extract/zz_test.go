package extract
import ("testing";"fmt")
func TestZZ(t *testing.T){ x,_:=New(); d,_:=x.Analyze("MANILA, Jan. 19, 2024 (Xin News) -- At least 43 people died on Friday, officials said.",nil)
 for _,k:=range d.Tokens {fmt.Print(k.Text,"/",k.Tag," ")}
 fmt.Println(len(d.Sentences))
 for _,n:=range []string{"np","vg","dateline"}{ if l:=d.Layer(n);l!=nil{ for _,m:=range l.Mentions(){fmt.Println(n,d.Words(m.Range),m.Features)}}}
}
