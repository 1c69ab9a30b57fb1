"""What blocks that are not reporting look like in the trade at large: one pattern a habit, each with its reason.

A pattern is matched against a whole block in plain quotation marks, from its start. Each is anchored so that a paragraph
which merely speaks of subscribing, sharing or advertising does not fit.
"""

from __future__ import annotations

import re

PROMPT = "newsletter or subscription prompt"
LINK = "link to another article"
ADVERT = "advertisement"
SHARE = "share bar"
CREDIT = "credits"
CAPTION = "caption or photo credit"
CONSENT = "consent notice"
COPYRIGHT = "copyright line"
COMMENT = "comment prompt"
NOTE = "note about the article"
NAVIGATION = "navigation"
TIME = "time stamp"
MARKUP = "mark-up"

_AGENCY = (
    r"(?:the )?(?:associated press|ap|reuters|afp|agence france-presse|getty(?: images)?|epa|epa-efe|pa(?: wire| media)?|"
    r"press association|bloomberg|dpa|ansa|anadolu|xinhua|tass|kyodo|shutterstock|alamy|zuma|nurphoto|sipa|imago|istock)"
)
_PIECE = r"(?:article|story|piece|post|page|report|dispatch|live ?blog|live coverage|feature|interview|transcript|content)"
_NEWS = (
    r"(?:news|newsletters?|headlines?|alerts?|briefings?|updates?|e-?mails?|inbox|notifications?|digests?|bulletins?|"
    r"podcasts?|app|stories|coverage|access|analysis|round-?ups?)"
)
_PLATFORM = (
    r"(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|youtube|tiktok|threads|bluesky|mastodon|google news|"
    r"apple news|signal|reddit)"
)


def _rule(reason: str, longest: int, *patterns: str) -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple((reason, longest, re.compile(pattern, re.IGNORECASE)) for pattern in patterns)


RULES: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    *_rule(
        PROMPT,
        300,
        r"(?:please )?(?:sign up|subscribe|register)(?: now| today| here| free| for free)*(?: and get| to get| to receive|"
        r"[.!:]|$)",
        r"(?:please )?(?:sign up|subscribe|register|join)(?: now| today| here| free)* (?:to|for|with) (?:our|the|a|your|"
        rf"free|daily|weekly|breaking|all|more|full|unlimited|us)\b[^.!?]*\b{_NEWS}\b",
        r"(?:please )?(?:sign up|subscribe)(?: now| today| here)* (?:to|for) (?:our|us)\b",
        r"(?:get|receive) (?:the |our |all |your |all the |more |free |access to )*(?:latest|breaking|daily|weekly|top|"
        r"morning|evening|today's|best|biggest|national|local|world|business|political|exclusive|unlimited|full|free|"
        rf"real-?time|push)\b[^.!?]*\b{_NEWS}\b[^.!?]*[.!]?$",
        rf"(?:get|receive) [^.!?]{{1,80}}\b{_NEWS}\b[^.!?]*\b(?:in|to|into|on|from) your (?:inbox|e-?mail|phone|mailbox|"
        r"device)\b",
        rf"(?:want|looking for) (?:more|the latest|all the)\b[^.!?]*\b(?:{_NEWS}|like this)\b[^.!?]*\?",
        r"(?:for|stay|keep|be|don't miss|never miss|follow|catch)\b[^.!?]*\b(?:sign up|subscribe|register|join|download|"
        r"newsletter|inbox|alerts)\b[^.!?]*\b(?:you|your|our|us)\b",
        r"(?:stay|keep) (?:informed|up to date|up-to-date|connected|in the know|ahead)(?: with| on| of|[.!:,]|$)",
        r"(?:don't|never) miss (?:a|an|any|another|out on) (?:story|thing|moment|update|beat|headline|news|big)",
        r"(?:our|the|a|your) [^.!?]{0,60}\b(?:newsletter|briefing|e-?mail|digest)\b[^.!?]*\b(?:inbox|delivered|sign up|"
        r"subscribe|every (?:day|morning|week|weekday|evening))\b[^.!?]*\b(?:you|your|here)\b",
        rf"(?:follow|like|find|join) (?:us|our|the author|me)\b[^.!?]*\b(?:on|at|via) {_PLATFORM}\b",
        rf"follow [^.!?]{{1,60}} on {_PLATFORM}(?:[ ,:]|[.!]?$)",
        r"(?:download|get|install) (?:the|our) [^.!?]{0,40}\bapp\b",
        r"(?:support|fund|help fund|donate to) (?:our|independent|local|quality|honest|this) (?:journalism|reporting|"
        r"newsroom|news|work)\b",
        r"(?:become|be) (?:a|an) (?:[a-z]+ )?(?:member|subscriber|supporter|patron)(?: today| now|[.!:]|$)",
        r"(?:already|not yet|not) (?:a |an )?(?:subscriber|subscribed|member|registered)\b[^.]{0,80}\?",
        r"(?:this|the) (?:article|story|content|page) is (?:only |exclusively )?(?:available )?(?:for|to|reserved for) "
        r"(?:our )?(?:paying |registered )?(?:subscribers|members|readers)\b",
        r"(?:to|please) (?:continue|keep|finish) reading\b",
        r"(?:start|begin|claim|try) (?:your|a|our) (?:free|\d+-day|risk-free) ",
        r"(?:turn on|enable|allow|manage) (?:push |desktop |browser )?notifications\b",
        r"(?:enter|type|your|please enter) (?:in )?(?:your |a valid )?e-?mail(?: address)?\b[^.!?]{0,60}[.!:*]*$",
        r"(?:you can |you may )?unsubscribe (?:at any time|any time|anytime)|you (?:can|may) unsubscribe\b|thank(?:s| "
        r"you) for (?:subscribing|signing up|reading|registering)\b",
        r"we (?:will not|won't|never|will never) (?:share|sell) your\b|we'll send you\b|check your inbox\b",
        r"(?:buy|get|give) (?:a |the |your )?(?:print |digital |gift )?subscription\b|manage (?:your |my "
        r")?(?:subscription|account|newsletters)\b",
        r"(?:listen to|subscribe to|find) (?:our|the|this) [^.!?]{0,60}\bpodcast\b[^.!?]{0,80}[.!]?$",
        r"(?:add|set|make|choose) [^.!?]{1,40} as (?:a|your) (?:preferred|trusted) source\b",
        r"(?:gift|unlock) (?:this|the) (?:article|story)\b|unlock (?:all|unlimited|full)\b|\w+ (?:free )?articles? "
        r"(?:left|remaining)\b",
    ),
    *_rule(
        LINK,
        250,
        r"(?:read|see|watch|listen|learn|find out|discover|hear|view) more(?: (?:about|on|from|at|here|in) [^.!?]{1,120}|"
        r":.*|[»>.… -]*)$",
        r"(?:also read|read also|see also|also see|read next|up next|what to read next|further reading|recommended "
        r"reading|more reading)\b *(?:[:|>»—–-].*|$)",
        r"(?:related|related (?:stories|story|articles?|content|coverage|topics?|news|links?|reading|video|posts?|"
        r"items))(?: ?[:|>»—–].*|$)",
        r"(?:recommended(?: for you| stories| reading| articles)?|most (?:read|popular|viewed|shared|watched|recent)(?: "
        r"(?:in|on|stories|articles).*)?|trending(?: now| stories)?|"
        r"you (?:may|might) (?:also )?(?:like|be interested in|have missed|enjoy)|people also read|editors?'?s?'? "
        r"(?:picks?|choice)|must[- ]reads?|in case you missed it|"
        r"top stories|latest (?:news|stories|headlines|videos?)|popular (?:now|stories)|more (?:top )?(?:stories|news|"
        r"headlines|coverage|like this|for you)(?: from .*)?|"
        r"more (?:on|from) (?:this (?:story|topic|author|section)|[^.!?:]{1,50})|from our partners|from the archives?|"
        r"around the web|"
        r"keep reading|don't miss|explore more.*|other stories|next (?:article|story)|previous (?:article|story)) *(?:[:|"
        r">»].*|$)",
        r"(?:read|watch|listen|explainer|opinion|gallery|photo gallery|photos|video|podcast|in pictures|in depth|live "
        r"updates?|long read|recap|quiz|timeline|interactive|must read|read the full (?:story|article|text|statement)|"
        r"click)"
        r" ?[:|»>] ?[^|]{3,160}(?<![.!])$",
        r"(?:click|tap|go) here (?:to|for)\b|(?:click|tap) (?:on )?the (?:link|image|picture|video|player)\b",
        r"(?:read|see|follow|watch|listen to|view) (?:the|our|all|all the) (?:full|latest|original|whole|complete|live) "
        r"[^.!?]{0,60}\b(?:here|article|story|coverage|blog|updates|interview|episode|video)\b[^.!?]{0,40}[.!:]?$",
        r"(?:watch|see|view|listen to) (?:(?:a|an|the|this|his|her|their|our|more) )?[^.!?\"]{1,90} "
        r"(?:above|below|here)[.:!]?$",
        r"(?:https?://|www\.)\S+$|[\w.+-]+@[\w-]+\.[\w.-]+$|@\w{2,20}$",
    ),
    *_rule(
        ADVERT,
        160,
        r"[-—–\s]*(?:advertisements?|advertising|advert|ads?|sponsored(?: content| by .{1,40})?|promoted(?: content| "
        r"stories)?|paid (?:post|content|partner content)|partner content|ads? by .{1,30}|promotion)"
        r"(?:[-—–:\s]*(?:scroll to continue|continue reading below|story continues below|article continues below))?[-—–.:\s]*$",
        r"[-—–(\[\s]*(?:the )?(?:story|article|content|post)? ?continues? (?:reading )?(?:below|after)(?: (?:the|"
        r"this))?(?: (?:advertisement|ads?|video|promotion|photo|gallery|newsletter))?[-—–.)\]\s]*$",
        r"(?:skip|close|hide|report|remove|why)(?: (?:past|this|the))* (?:ads?|advertisement|newsletter promotion|"
        r"promotion)\b[^.]{0,40}$",
        r"after newsletter promotion$|scroll (?:down )?(?:to|for) [^.]{0,40}$|this (?:is an )?advertisement (?:has not "
        r"loaded|is loading)[^.]{0,60}|loading\.{0,3}$",
        r"this (?:article|post|page) (?:may )?contains? (?:affiliate|sponsored) (?:links|content)\b",
    ),
    *_rule(
        SHARE,
        120,
        r"(?:share|tweet|post|pin|e-?mail|print|save|bookmark|send|gift)(?: (?:this|the|on|via|with|by|to|a|an|article|"
        rf"story|page|post|link|options|now|{_PLATFORM}|friends?|e-?mail|messenger|clipboard))*[:!.…]*$",
        r"(?:copy|copied|get)(?: the| this)? (?:link|url|shortlink)(?: to clipboard| copied)?[.!]?$|link copied[.!]?$",
        r"\d[\d.,]*[km]? (?:shares?|likes?|views?|retweets?)$",
    ),
    *_rule(
        CREDIT,
        600,
        r"[^\"]{3,560}\bcontributed (?:additional |further )?(?:(?:reporting|research|writing|information)(?: (?:to|"
        rf"for) this {_PIECE})?|to this {_PIECE}|from [A-Z][^.!?\"]{{1,80}})(?: (?:from|in) [^.!?\"]{{1,80}})?[.)]*$",
        rf"[^\"]{{3,300}}\breported (?:from|for this {_PIECE} from) [A-Z][^.!?\"]{{1,80}}(?:,| and)[^.!?\"]{{1,120}} "
        r"(?:reported )?from [A-Z][^.!?\"]{1,60}[.)]*$",
        r"\(?(?:with|includes?|additional) (?:additional |further )?(?:files|reporting|reports|material|input|"
        r"contributions|inputs|information) (?:from|by) [^.!?\"]{2,200}[.)]*$",
        r"\(?with (?:agencies|wires|wire reports|news wires|inputs from agencies)[.)]*$",
        rf"[-—–(\s]*{_AGENCY}(?:[,/ &]+(?:and )?{_AGENCY})*[)\s.]*$",
        rf"this {_PIECE} (?:is|was|has been) (?:originally |first )?(?:published|produced|written|provided|supplied|"
        r"syndicated|co-published|republished|generated|compiled|adapted)\b[^\"]{0,200}\b(?:by|in|from|with|under|on|"
        r"here)\b",
    ),
    *_rule(
        CAPTION,
        650,
        rf".{{0,600}}[(\[](?:file|handout|pool|stock|courtesy|{_AGENCY}) "
        r"(?:photos?|images?|pictures?|via)\b[^()\[\]]{0,80}[)\]]\.?$",
        r".{0,600}[(\[](?:photos?|photographs?|pictures?|images?|illustration|graphic|credit)"
        r"(?: credit| source)?(?: by |: ?|/| courtesy)[^()\[\]]{1,100}[)\]]\.?$",
        r".{0,600}[(\[](?:file photo|[^()\[\]]{2,60}/[^()\[\]]{0,30}(?:photo|images?)|"
        r"courtesy [^()\[\]]{1,60}|getty(?: images)?)[)\]]\.?$",
        rf".{{0,600}}[(\[][^()\[\]]{{2,60}}/ ?{_AGENCY}(?:/[^()\[\]]{{1,40}}| via [^()\[\]]{{1,30}}| images| photo)?[)\]]\.?$",
        r"(?:file )?(?:photo|photos|photograph|photographs|photography|image|images|picture|pictures|illustration|graphic|"
        r"credit|photo credit|image credit|picture credit|image source|image caption|media caption|photo caption|caption|"
        r"cover photo|top photo)(?: by| source| credit| courtesy(?: of)?)? ?[:|] ?.{0,300}$",
        r"(?:image source|image caption|media caption|image credit|photo credit|figure caption|photo caption),? .{0,300}$",
        r"(?:image source|image caption|media caption|image credit|photo credit|photo caption|file photo|file image|"
        r"handout photo|play video|enlarge(?: this image)?|toggle caption|hide caption|view image in fullscreen|view "
        r"gallery|open image in gallery)[.:]?$",
        r"(?:photo|photograph|image|picture|illustration|graphic|video) (?:by|courtesy(?: of)?|via) [A-Z][^.!?]{1,100}$",
        r"file(?: photo| image| picture)? ?[-—–:] .{10,600}$",
        rf"©? ?[^.!?\"]{{0,60}}(?:/ ?|\bvia |\bcourtesy of ){_AGENCY}(?: images| photo| via [^.!?]{{1,30}})?\.?$",
        rf"{_AGENCY} (?:photo|images?)(?:/[^.!?]{{1,60}})?$",
        r"©(?! ?\d) ?[^.!?]{2,80}$",
    ),
    *_rule(
        CONSENT,
        600,
        r"we (?:and our (?:\d+ )?partners )?(?:use|store|value|process)[^.]{0,60}\b(?:cookies|your privacy|information on "
        r"a device)\b",
        r"(?:this|our) (?:web ?site|site|page|service) uses cookies\b|(?:accept|reject|allow|manage|decline)(?: all| "
        r"optional| essential)? (?:cookies|preferences|consent)\b",
        r"(?:cookie|privacy) (?:policy|settings|preferences|notice|choices|statement)(?: (?:and|&|\|) .{0,60})?[.:]?$|"
        r"terms (?:of (?:use|service)|and conditions|& conditions)(?:[ |&].{0,60})?[.:]?$",
        r"by (?:continuing|using|signing|clicking|subscribing|submitting|registering|entering|providing|creating|"
        r"proceeding)\b[^.]{0,200}\b(?:you|your|i)\b",
        r"(?:to display|to view|to see|to show) this (?:content|video|post|map|embed)\b|this (?:content|video|post|embed) "
        r"is (?:hosted|provided) (?:by|on)\b|we need your consent\b|allow [^.]{1,40} content\?",
        r"this site is protected by recaptcha|(?:please )?enable javascript|javascript (?:is|must be) (?:required|"
        r"disabled|enabled)|your browser (?:does not|doesn't|is)\b|this video (?:can ?not|can't|is not) be? ?(?:played|"
        r"available)\b",
        r"(?:your|do not sell(?: or share)? my) (?:privacy|personal (?:data|information))(?: (?:choices|matters|"
        r"rights))?(?: .{0,40})?$",
    ),
    *_rule(
        COPYRIGHT,
        500,
        r"(?:copyright|©|\(c\)) ?(?:©|\(c\))? ?(?:by [^.]{1,60} )?(?:19|20)\d\d\b",
        r"(?:[^.]{0,120}[.,] ?)?all rights reserved\b",
        r"(?:this|the) (?:material|content|article|text|work|transcript)s? (?:may not|must not|cannot|can't) be "
        r"(?:published|reproduced|broadcast|copied|distributed|republished)\b",
        r"(?:reproduced|reprinted|republished|used) (?:here )?with (?:the )?permission\b|for (?:licensing|reprints?|"
        r"permissions?)\b[^.]{0,80}$",
    ),
    *_rule(
        COMMENT,
        220,
        r"(?:\(?\d[\d,.]*\)? )?comments? ?(?:\(\d+\)|\d+)?:?$|(?:leave|post|add|write|submit) (?:a|your) (?:comment|reply|"
        r"response)\b",
        r"join (?:in )?(?:the|our) (?:conversation|discussion|debate|community)(?: (?:below|here|now|on .{1,40}|in the "
        r"comments))?[.!:]?$|(?:view|show|read|see|hide|load|open|sort)(?: all| more| the)?(?: \d[\d,]*)? (?:comments|"
        r"replies)\b",
        r"comments (?:are|have been|on this .{1,20} are) (?:now )?(?:closed|moderated|disabled|off|turned off|subject)\b|"
        r"(?:log|sign) in to (?:comment|post|reply|join)\b|be the first to (?:comment|know|reply)\b",
        r"have your say\b|what do you think\?(?: .{0,120})?$|(?:let us know|tell us)(?: what you think| your .{1,30})? "
        r"(?:in|below|by|at|what)\b|share your (?:thoughts|views|opinion|story|experience)\b|send us (?:your|a)\b",
        r"(?:do you have|have you got|got|have) (?:a|an|any|more)(?: news| confidential| hot)? (?:tips?|story|information|"
        r"feedback)\b[^.]{0,80}\?",
        r"(?:contact|e-?mail|reach|write to|message) (?:us|the (?:author|reporter|writer|editor|newsroom)|our (?:team|"
        r"reporters?|newsroom)|(?:him|her|them|me) at)\b|report (?:a typo|an error|a correction|this (?:comment|ad))\b|"
        r"was this (?:article|page|story) (?:helpful|useful)\b",
    ),
    *_rule(
        NOTE,
        700,
        rf"(?:this|the above|an earlier version of this|a previous version of this|an earlier|a previous) {_PIECE} (?:was|"
        r"has been|is|will be|is being)(?: being| first| originally| last| also| since| later)* (?:amended|corrected|"
        r"updated|edited|translated|clarified|revised|removed|developing|changed|modified)\b",
        rf"this {_PIECE} (?:was|has been) (?:first|originally|last) (?:published|posted)\b",
        rf"(?:an earlier|a previous|the original) version of this {_PIECE} (?:misstated|incorrectly|wrongly|mistakenly|"
        r"misspelled|said|stated|gave|contained|included|misidentified|attributed)\b",
        r"(?:correction|clarification|editors?'?s?'? note|note to (?:readers|editors))s?(?: ?\([^)]{1,40}\)|"
        r" ?,[^:]{1,30})? ?[:|—–]",
        r"(?:this is a|it's a) (?:developing|breaking) (?:story|news story)\b|(?:more to (?:come|follow)|developing story|"
        r"story developing)[.…]*$|check back (?:for|soon|later)\b|refresh (?:this page|for updates)",
    ),
    *_rule(
        NAVIGATION,
        60,
        r"(?:skip to (?:main |the )?content|(?:back|return|go) to (?:the )?(?:top|home(?:page)?|main page)|menu|home|"
        r"log ?(?:in|out)|sign (?:in|out)|search|next|previous|close|subscribe|contact us|about us|advertise with us|show "
        r"(?:more|less|all)|load more|read full (?:story|article)|table of contents|in this article|on this page|view in "
        r"browser|listen to this (?:article|story)(?: .{0,20})?|listen \d+ min(?:ute)?s?)[.:»>]?$",
        r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords|explore more on these topics|sections?|in this "
        r"story) ?:.{0,60}$",
        r"(?:page )?\d+ (?:of|/) \d+$",
    ),
    *_rule(
        TIME,
        120,
        r"(?:first |last |originally )?(?:published|updated|posted|modified|created|last modified)(?: (?:on|at|"
        r":))?:? ?(?=[^.!?]*\d)(?:[\d:/.,|()+ -]|\b(?:a|p)\.?m\.?|\b(?:[A-Z]{2,4}T?|on|at|of|ago|hours?|minutes?|mins?|"
        r"days?|updated|published|last|est|gmt|utc|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|"
        r"nov\w*|dec\w*|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*)\b){3,60}$",
        r"\d+ (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?) ago$|\d+[ -]min(?:ute)?s? (?:read|listen)$|reading time:? \d+ "
        r"min.{0,10}$",
    ),
)

HEAD_OF_LINKS = re.compile(
    r"(?:related(?: (?:stories|articles|content|coverage|news|links|reading))?|most (?:read|popular|viewed)|"
    r"recommended(?: for you| stories)?|"
    r"you (?:may|might) also (?:like|be interested in)|top stories|latest (?:news|stories|headlines)|more (?:stories|news|"
    r"headlines|coverage|on this story|on this topic)|"
    r"read next|what to read next|editors?'?s?'? picks?|must[- ]reads?|trending(?: now| stories)?|see also|read more|"
    r"further reading) ?:?$",
    re.IGNORECASE,
)
