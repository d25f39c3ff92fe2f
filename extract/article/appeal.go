package article

import "dateline/internal/lazyregexp"

// An appeal asks readers to do something for a house, and names by which means.
var (
	appealVerb = lazyregexp.New(`(?i)(?:\bsign(?:ing)? up\b|\bsubscribe\b|\bjoin (?:us|our|the)\b|\bfollow us\b|\bsupport (?:us|our)\b|\bmelde dich\b|\bmelden sie sich\b|\banmelden\b|\babonnier(?:e|en|t)\b|\bunterstütz(?:e|en|t)\b|únete|únase|suscríb|síguenos|\bhazte\b|\bapoya\b|\binscr[ií]b|abonnez-vous|inscrivez-vous|soutenez|rejoignez|\bwesprzyj|\bzapisz się\b|\bassine\b|\binscreva-se\b)`)

	appealMeans = lazyregexp.New(`(?i)(?:newsletter|\btelegram|\bwhatsapp|\byoutube|\binstagram|\bfacebook|\bpodcast|\babos?\b|\binbox\b|\bposteingang|\bmitglied|\bmembership|\bsubscription|\bdonation|\bspende|\bdarowizn|\bperiodismo\b|\bjournalism|\bjournalismus\b|\bjornalismo\b|\bmiembro|\bemail updates|\bnews alerts)`)
)

// appeals reports whether a text asks readers to follow or to support a house.
func appeals(s string) bool { return appealVerb.MatchString(s) && appealMeans.MatchString(s) }
