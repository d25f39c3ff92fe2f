package lexis

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/internal/longtest"
)

func TestLemma(t *testing.T) {
	tests := map[string]string{ // tag: form=lemma …
		"VBD": `proposed=propose offered=offer urged=urge agreed=agree denied=deny planned=plan refused=refuse vetoed=veto
			committed=commit exchanged=exchange released=release provided=provide discussed=discuss visited=visit
			travelled=travel focused=focus focussed=focus banned=ban said=say told=tell met=meet held=hold led=lead left=leave
			gave=give took=take went=go was=be were=be had=have did=do 'd=have rejected=reject accepted=accept demanded=demand
			requested=request insisted=insist announced=announce pledged=pledge threatened=threaten accused=accuse
			condemned=condemn supported=support opposed=oppose approved=approve signed=sign called=call killed=kill
			cancelled=cancel controlled=control ordered=order transferred=transfer returned=return prepared=prepare
			declared=declare required=require fired=fire hired=hire seized=seize captured=capture argued=argue valued=value
			issued=issue continued=continue decided=decide included=include excluded=exclude conceded=concede invaded=invade
			negotiated=negotiate created=create treated=treat repeated=repeat stated=state voted=vote noted=note
			promoted=promote edited=edit limited=limit invited=invite united=unite cited=cite executed=execute disputed=dispute
			targeted=target competed=compete explored=explore ignored=ignore monitored=monitor sponsored=sponsor
			ensured=ensure secured=secure measured=measure occurred=occur referred=refer delivered=deliver
			defined=define combined=combine declined=decline joined=join explained=explain opened=open happened=happen
			abandoned=abandon mentioned=mention questioned=question postponed=postpone intervened=intervene
			assumed=assume resumed=resume welcomed=welcome developed=develop escaped=escape described=describe
			stopped=stop dropped=drop admitted=admit permitted=permit submitted=submit regretted=regret died=die lied=lie
			tied=tie carried=carry tried=try replied=reply testified=testify exceeded=exceed succeeded=succeed freed=free
			guaranteed=guarantee needed=need echoed=echo settled=settle handled=handle struggled=struggle doubled=double
			crawled=crawl curled=curl managed=manage alleged=allege charged=charge changed=change challenged=challenge
			arranged=arrange belonged=belong banged=bang endorsed=endorse collapsed=collapse licensed=license passed=pass
			addressed=address processed=process witnessed=witness missed=miss warned=warn blocked=block pushed=push
			reached=reach launched=launch attacked=attack shelled=shell pulled=pull filled=fill installed=install
			fulfilled=fulfill played=play stayed=stay allowed=allow followed=follow vowed=vow fixed=fix taxed=tax
			panicked=panic kicked=kick evoked=evoke provoked=provoke looked=look revealed=reveal appealed=appeal
			raised=raise praised=praise advised=advise increased=increase used=use caused=cause closed=close imposed=impose
			housed=house eased=ease pleased=please added=add equipped=equip quoted=quote acquired=acquire
			retired=retire completed=complete deleted=delete signaled=signal totaled=total reconciled=reconcile
			failed=fail scheduled=schedule compiled=compile believed=believe received=receive achieved=achieve
			served=serve solved=solve involved=involve moved=move saved=save`,
		"VBN": `proposed=propose been=be given=give taken=take written=write withdrawn=withdraw sought=seek found=find
			banned=ban agreed=agree shot=shoot paid=pay`,
		"VBG": `negotiating=negotiate focusing=focus insisting=insist being=be having=have dying=die lying=lie going=go
			agreeing=agree freeing=free seeing=see planning=plan getting=get running=run visiting=visit proposing=propose
			making=make giving=give urging=urge arguing=argue settling=settle traveling=travel calling=call bringing=bring
			writing=write changing=change deciding=decide preparing=prepare carrying=carry skiing=ski offering=offer`,
		"VBZ": `proposes=propose denies=deny goes=go does=do has=have is=be 's=be ’s=be vetoes=veto pushes=push reaches=reach
			passes=pass fixes=fix says=say offers=offer lies=lie refuses=refuse closes=close leaves=leave believes=believe`,
		"VBP": `are=be 're=be ’ve=have found=found propose=propose`,
		"VB":  `propose=propose be=be n't=not`,
		"MD":  `wo=will ca=can 'll=will ’ll=will 'd=would would=would could=could can=can`,
		"RB":  `n't=not N’T=not not=not quickly=quickly`,
		"NNS": `bodies=body prisoners=prisoner women=woman policemen=policeman children=child countries=country wives=wife
			knives=knife leaves=leaf crises=crisis analyses=analysis houses=house cases=case causes=cause buses=bus
			viruses=virus boxes=box churches=church heroes=hero shoes=shoe movies=movie ties=tie memoranda=memorandum
			criteria=criterion people=people troops=troop series=series headquarters=headquarters news=news police=police
			talks=talk taxes=tax prices=price losses=loss statuses=status feet=foot aircraft=aircraft votes=vote axes=axis`,
		"NNPS": "Russians=russian Ministries=ministry",
		"NNP":  "Lindqvist=lindqvist Ålesund=ålesund",
		"JJR":  "higher=high bigger=big earlier=early larger=large better=good more=more fewer=few",
		"JJS":  "biggest=big latest=late worst=bad most=most",
		"PRP":  "He=he Them=them",
		"POS":  "'s='s ’s='s",
		"NN":   "meeting=meeting Defense=defense",
	}
	for tag, pairs := range tests {
		for _, pair := range strings.Fields(pairs) {
			form, want, _ := strings.Cut(pair, "=")
			if got := Lemma(form, tag); got != want {
				t.Errorf("Lemma(%q, %s) is %q, want %q", form, tag, got, want)
			}
		}
	}
}

func TestLemmaOfAnything(t *testing.T) {
	for _, tag := range []string{"VBD", "VBG", "VBZ", "VBN", "NNS", "JJR", "JJS", "", "MD"} {
		for _, word := range []string{"ed", "ing", "s", "es", "ies", "ied", "men", "er", "est", "i", "\xff", "yed", "ying", "qued", "eed", "’", "'s"} {
			if Lemma(word, tag) == "" {
				t.Errorf("Lemma(%q, %s) is empty", word, tag)
			}
		}
	}
}

// TestLemmasAreKept holds that a lemma depends on the word and its tag alone, whichever tags the word had before.
func TestLemmasAreKept(t *testing.T) {
	longtest.NotUnderRace(t)
	words := strings.Fields("sums sum summed found founds saw lay lies wound bore read set left leaves more less better 's 'd n't ’s wo May us US Sums SUMS naïve")
	tags := slices.Sorted(maps.Keys(posOf))
	models, err := loadModels()
	if err != nil {
		t.Fatal(err)
	}
	for i, first := range tags {
		for k, second := range tags {
			var s scratch
			for _, tag := range []string{first, second, tags[(i+k+7)%len(tags)], first} { // more forms than are kept
				s.pos = s.pos[:0]
				var tokens []document.Token
				for _, w := range words {
					tokens, s.pos = append(tokens, document.Token{Text: w, Tag: tag}), append(s.pos, posOf[tag])
				}
				s.words = s.memo.take(models.tagger, s.words[:0], tokens)
				s.lemmatize(tokens)
				fresh := scratch{pos: s.pos}
				fresh.words = fresh.memo.take(models.tagger, nil, tokens)
				want := slices.Clone(tokens)
				fresh.lemmatize(want)
				for i := range want {
					if strings.HasPrefix(tag, "VB") { // and that it is the one of the tag
						want[i].Lemma = Lemma(want[i].Text, tag)
					}
				}
				if !slices.Equal(tokens, want) {
					t.Fatalf("%s after %s: got %v, want %v", second, first, tokens, want)
				}
			}
		}
	}
}
