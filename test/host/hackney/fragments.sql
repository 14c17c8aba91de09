-- What the sample notes are made of: fragments in several voices, and the
-- templates that put them in order.  All of it is invented.
--
-- In a body, {slot} is filled for each record, [this|or that] is a choice made
-- once for each reading of the fragment, and <pool> in a template stands for a
-- fragment of that pool.  level: 0 poor, 1 average, 2 good.  variant: the
-- theme, age band or decision that the fragment belongs to; empty is any.

\encoding UTF8

CREATE SCHEMA sample;

-- Which quality a pool belongs to, and by what its variants are told apart.
CREATE TABLE sample.pool (
	pool_id smallint PRIMARY KEY,
	pool text NOT NULL UNIQUE,
	quality smallint NOT NULL,
	variant_by smallint NOT NULL
);

CREATE TABLE sample.fragment (
	fragment_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	pool text NOT NULL,
	variant text NOT NULL,
	level smallint NOT NULL,
	body text NOT NULL
);

CREATE TABLE sample.template (
	template_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	form text NOT NULL,
	tier smallint NOT NULL,
	weight smallint NOT NULL,
	bands text NOT NULL,
	themes text NOT NULL,
	flag text NOT NULL,
	body text NOT NULL
);

CREATE TABLE sample.word (
	list text NOT NULL,
	n integer NOT NULL,
	word text NOT NULL,
	PRIMARY KEY (list, n)
);

-- The child whom each labelled record is about, where it names one.
CREATE TABLE sample.labelled_child (
	label text PRIMARY KEY,
	first_name text,
	gender text NOT NULL
);

-- quality: 1 rationale, 2 the child's voice, 3 family, 4 risk, 5 reflection,
-- 6 actions.  variant_by: 1 nothing, 2 theme, 3 band, 4 voice, 5 daily life,
-- 6 how the child was seen, 7 decision, 8 partners, 9 baby or theme, 10 baby,
-- young child or theme.
COPY sample.pool (pool_id, pool, quality, variant_by) FROM stdin;
1	seen	2	6
2	home	3	2
3	voice	2	4
4	lived	2	5
5	family	3	2
6	strength	3	9
7	risk	4	9
8	mitigation	4	10
9	history	4	2
10	partner	4	8
11	network	3	9
12	identity	3	9
13	poverty	3	2
14	decision	1	7
15	rationale	1	7
16	options	1	7
17	actions	6	9
18	reviewed	6	2
19	reflection	5	9
20	challenge	5	1
21	practice	5	9
22	wellbeing	5	1
23	development	5	1
24	bias	5	1
25	evidence	5	1
26	direction	6	9
27	read	5	9
28	process	5	1
29	blaming	5	2
30	permanence	3	1
31	vplan	2	10
32	note	2	10
33	noaccess	6	1
34	sibling	2	1
35	return	2	1
36	personal	5	1
37	letter	2	1
38	misc	6	1
39	background	4	2
40	analysis	5	2
41	attend	3	9
42	strat	4	1
43	childread	2	9
44	plan_extra	2	2
\.

COPY sample.fragment (pool, variant, level, body) FROM stdin;
seen	alone	0	Seen alone.
seen	alone	0	Child seen alone - yes.
seen	alone	0	{child} seen [alone|on {his} own], no issues.
seen	alone	1	{child} was seen [alone in {his} bedroom|on {his} own in the kitchen|by {himself} in the front room] for about [10|15|20] mins.
seen	alone	1	Spoke to {child} [alone|on {his} own] while {carer} [was downstairs|put the kettle on|waited in the other room].
seen	alone	1	Saw {child} [alone|on {his} own] for part of the visit, then with {carer}.
seen	alone	2	{carer} was [happy|fine] for me to see {child} on {his} own. We sat [on the stairs|at the kitchen table with the door shut|on {his} bed] and I [reminded {him}|said again] why I visit and who reads what I write.
seen	alone	2	{child} and I [walked round the block|went to the park|sat in the garden] for [20|25|30] mins, just the two of us. I told {him} [what would happen with what {he} said|who I would have to tell if I was worried about {him}].
seen	alone	2	Seen alone for [half an hour|most of the visit]. I'd brought [the worry cards|felt tips and paper|the bear cards] and told {him} {he} could stop whenever {he} liked.
seen	with	0	{child} seen with {carer}.
seen	with	0	{child} present during visit.
seen	with	0	{child} seen.
seen	with	1	{child} was seen with {carer} present throughout. Not possible to speak to {him} alone today [as no private space|as {carer} did not leave the room|due to time].
seen	with	1	{child} [was in and out of|came into] the room while I talked to {carer}. Not seen alone.
seen	with	1	{child} seen [in the lounge|in the kitchen] with {carer} and {sib}.
seen	with	2	{child} did not want to talk on {his} own today and I didn't push it. {He} stayed [tucked in next to {carer}|on {carer}'s side of the sofa]. I've said I will [see {him} at school on {day}|try again next time with something to do].
seen	with	2	Saw {child} with {carer} there, at {his} choice. {He} [shook {his} head|said no thanks] when I asked about the two of us having a chat. We [built with the bricks|did the bear cards] together instead.
seen	baby	0	{child} seen.
seen	baby	0	{child} present, appeared well.
seen	baby	1	{child} was [asleep in the cot|awake on the playmat|in {carer}'s arms] when I arrived and was seen throughout.
seen	baby	1	{child} seen awake and being [fed|changed] by {carer}.
seen	baby	2	{child} was asleep in [{his} own cot, on {his} back, nothing else in with {him}|the Moses basket next to the sofa] when I came and woke about [ten|fifteen] minutes in, so I saw [a feed and a change|{him} wake, feed and settle].
seen	baby	2	I got down on the floor with {child} for [twenty minutes|most of the visit]. {carer} sat alongside.
seen	unborn	0	Parents seen at home.
seen	unborn	0	{carer} seen, [24|26|30|32] weeks. All ok.
seen	unborn	1	{carer} seen at home, [24|28|31|33]/40. {other} [also present|at work].
seen	unborn	1	Visit to {carer} ([27|30|34]+ weeks). Talked through appts and what's ready for baby.
seen	unborn	2	Saw {carer} on {chis} own first ([28|32|35] weeks) and then with {other} for the last part. I was open that we're working towards [a pre-birth conference|the pre-birth plan] and what that means.
seen	leaver	0	Seen at flat.
seen	leaver	0	{child} seen, no issues raised.
seen	leaver	1	Met {child} at {his} [flat|room] as agreed. {He} was [up and dressed|just back from work|half asleep].
seen	leaver	2	Met {child} in the cafe near {his} place, {his} choice as [the flat's a tip|{he} wanted to get out]. {He} had a list on {his} phone of things to sort and we worked down it.
home		0	Home conditions [adequate|acceptable|ok|good enough].
home		0	No concerns re home conditions.
home		0	House a bit [messy|untidy] but ok.
home		1	Home [warm and reasonably tidy|clean, washing on the airer|cluttered but safe]. Food in [fridge|fridge and cupboards].
home		1	Bedroom seen - [bed made, clean sheets|mattress on floor, bedding clean|shares w/ {sib}, bunk beds, tidy].
home		1	Home conditions have [slipped since last visit, washing up piled, bins full|improved since last visit, kitchen clean, sides clear|slipped a bit, hall still full of bags].
home		1	Living room and kitchen seen. [Smell of smoke|Smell of damp in the back room|Heating on].
home		2	I asked to see where {child} sleeps. [There's a proper bed now with the duvet {he} chose.|The curtain rail is still down so it's light till gone nine.|Damp on the outside wall has been washed down but it's coming back.] [{His} own drawer|A box of {his} own things] is next to it.
home		2	Fridge had [milk, eggs, half a chicken and yoghurts|bread, cheese and some veg|tea for tonight already made]. Last month [it was empty|there was nothing in but squash]. [Back door lock now works|Stair gate up|Smoke alarm beeping, {carer} will get a battery].
home		2	House was [cold enough that I kept my coat on|warm]. {carer} had [a fiver left on the meter|topped up this morning] and showed me the [key|app]. Everyone's been [living in the front room|sleeping in the one bedroom] to save on heating.
voice		0	{child} appeared [happy and well|settled|fine].
voice		0	{child} presented as [happy|well] and no concerns were raised.
voice		0	No concerns.
voice		0	Wishes and feelings obtained.
voice		0	{child} did not want to engage [today|with SW].
voice		0	See previous visit.
voice		0	
voice		0	{carer} reports {child} is fine and doing well.
voice	baby	1	{child} smiled at {carer} and settled when picked up.
voice	baby	1	{child} watched me carefully and then [went to|reached for] {carer}.
voice	baby	1	{child} was [babbling|chatting away to the telly|content on the mat] and looked to {carer} for comfort.
voice	baby	1	Eye contact good. {child} cried when {carer} left the room and was easily settled when {cshe} came back.
voice	baby	2	{child} turns to {carer}'s voice and when {cshe} [sang|chatted] to {him} {his} whole body joined in, legs going. When {cshe} went quiet {he} [looked for {chis} face|stopped and stared]. It tells me {he} expects {chim} to answer.
voice	baby	2	When {child} [dropped the cup|bumped {his} head] {he} did not cry or look round for anyone, {he} just [went still|carried on]. At this age I would expect {him} to protest. I think {he} may be used to nobody coming.
voice	baby	2	{child} crawled to {carer} with the [book|spoon] three times and on the third {cshe} put {chis} phone down. {He} [beamed|clapped]. {He} knows how to ask for what {he} wants and keeps on asking.
voice	baby	2	I watched a feed. {child} [arched and turned away|kept {his} fists tight] when it was rushed and when {carer} slowed down {he} [took the lot and went floppy|opened {his} hands]. {He} is telling us the pace {he} needs.
voice	young	1	{child} said {he} likes [nursery|school] and {his} [teacher|friend Aiden|friend Maya] is nice.
voice	young	1	{child} said {he} had [pasta|chips|toast] for tea and that {carer} [reads to {him}|does {his} hair|plays cars with {him}].
voice	young	1	{child} showed me {his} [dinosaurs|new trainers|wobbly tooth] and told me {he} [wants a cat|is having a party].
voice	young	1	{child} told me {he} gets [sad|cross] when {carer} shouts.
voice	young	1	{child} drew {his} family. {carer}, {sib} and {kin} in it.
voice	young	2	We did the three houses. In the worries house {child} drew [a big mouth|a door with lines on it|a bed with nobody in it] and said "[that's when the shouting comes up the stairs|that's the bang|that's my bed when I go in {sib}'s]". In the dreams house {he} put {carer} "with a happy face" and [a dog|a trampoline].
voice	young	2	{child} lined up all the animals and put the small one behind the sofa. "[He's hiding cos it's loud|She's waiting till it's finished]," {he} told me. I asked what would help the small one. "[Somebody to sit with him|If the big one says sorry]."
voice	young	2	{child} said "[I like it when {carer} does the voices|I like it when it's just me and {carer}]" and then, without looking up, "[not when {other} comes|not when there's the beer cans]". {He} went back to {his} colouring after that and I left it there.
voice	young	2	When I asked about bedtime {child} got [under the table|behind the curtain] and [stayed there|put {his} fingers in {his} ears]. {He} came out once I said we could talk about [{his} goldfish|football|the party] instead. I take that as {his} answer for today.
voice	young	2	I asked what a good day is. {child}: "[when we go to the swings and nobody's cross|pancakes|when {carer} gets up]". A bad day: "[when I have to be quiet|when {carer}'s door is shut]".
voice	mid	1	{child} said things are [better|ok] at home and {he} is [sleeping better|getting on with {sib}].
voice	mid	1	{child} told me {he} worries about {carer} when {he} is at school.
voice	mid	1	{child} said {he} doesn't like having [a social worker|to come out of class] and wants [us to go away|it to be over].
voice	mid	1	{child} would like [more time with {other}|to see {kin} more|to do a club]. {He} likes [football|art|gaming|drama].
voice	mid	1	{child} scored home [6|7|5] out of 10. Would be higher if [there was less arguing|{he} had {his} own room].
voice	mid	2	{child} said "[I just want it to be normal|I don't want to choose|everyone asks me and then nothing happens]". I said I could see why {he}'d feel that and asked what normal would be. {He} said [tea at the table, nobody on their phone, {carer} not crying|no police, no shouting, {carer} picking me up on time].
voice	mid	2	{child} told me {he} listens out at night. {He} can tell by [the way the key goes in|the telly volume|the footsteps] "[if it's going to be a bad one|whether to go in with {sib}]". {He} doesn't want {carer} to know that {he} told me as [{cshe}'ll be upset|"it'll be my fault"]. I explained what I'd need to share and we agreed how I'd say it.
voice	mid	2	Used the scaling ladder. {child} put {himself} on a [4|5] for feeling safe at home and an [8|9] at {kin}'s. To go up one: "[somebody to ring when it starts|{carer} not having people round]". To go down: "[if {other} comes back|if it goes like it was before]".
voice	mid	2	{child} asked me straight out [if {he} was going into care|if it was {his} fault]. I said no, and what the plan is for, in words {he} used back to me after. {He} said "[ok. can you tell {carer} that as well|so it's so {carer} gets help, not me in trouble]".
voice	mid	2	{child} doesn't want [the girl group|the mentor|the play therapy] we'd lined up. "[I've talked about it enough|they all go after six weeks]." {He} would do something with [{his} hands|animals|football] and would like {kin} to take {him}.
voice	teen	1	{child} said {he} is [fine|alright] and [college|school] is [ok|boring].
voice	teen	1	{child} feels {carer} is always on {his} case and wants more freedom.
voice	teen	1	{child} said {he} is [sick of|fed up with] meetings and that nothing changes.
voice	teen	1	{child} told me {he} [wants to stay here|would rather be at {kin}'s|wants to move] and has had [a row|words] with {carer} about [coming in late|{his} phone].
voice	teen	1	{child} says {his} mates are {his} business and {he} can look after {himself}.
voice	teen	2	{child} put it like this: "[you lot think I'm being forced, I'm not, they're the only ones who text back|I'm not bad, I'm just tired|I don't need fixing, I need somewhere I can shut the door]". I have written it down as {he} said it and read it back to {him}.
voice	teen	2	In the car {child} was easier. {He} talked about [{his} nan's funeral|the night of the police|being moved schools] for the first time, looking out of the window, and said {he} "[went numb|didn't tell nobody because what's the point]". What {he} wants from us is [for {carer} to be told less and helped more|not to be moved again before GCSEs|one person, not four].
voice	teen	2	{child} disagrees with the plan and asked me to put so. {He} thinks [the curfew is pointless because {he} leaves from school|supervised contact is insulting to {his} mum|CP makes {carer} worse]. {His} idea: "[let me ring in at 9 and if I don't then go mad|let me see her at Nan's, Nan doesn't take rubbish]".
voice	teen	2	{child} said {he} only feels [safe|like {himself}] [at boxing|at {kin}'s|when {he}'s got {his} headphones in on the bus]. At home {he} stays in {his} room "[so I'm not in it|cos then nobody starts]".
voice	teen	2	{He} told me {he} isn't [eating in school|sleeping] and showed me {his} [screen time, 3am most nights|planner, all the weeks crossed off]. "[I'm not being dramatic, it's just what happens|Nobody asked before]," {he} said.
voice	leaver	1	{child} says {he} is managing ok. Wants help with [the council tax letter|finding work|the deposit].
voice	leaver	1	{child} said {he} feels lonely in the flat, mainly [Sundays|evenings].
voice	leaver	2	{child}: "[everyone left when I turned 18, it's like a party where they put the lights on|I've got keys and no idea]". {He} wants [me to keep ringing even when {he} doesn't pick up|Sunday dinners with {his} old carer written into the plan], so that's going in.
voice	leaver	2	{child} doesn't want [the mentor|to be called vulnerable] and said so. {He} does want [to learn to drive|{his} file, all of it, and someone there when {he} opens it].
voice	unborn	0	Unborn - n/a.
voice	unborn	0	N/A unborn
voice	unborn	1	Baby moving well per {carer}. Names chosen.
voice	unborn	1	{carer} talks about baby warmly and has scan photo up.
voice	unborn	2	Thinking from baby's side: [loud rows are already part of baby's world|baby will arrive small and needing feeding every two hours, to two people who don't sleep|baby will need one calm person]. {carer} put {chis} hands over {chis} bump when {other} raised his voice and said "[it kicks when he starts|she knows]".
lived		0	
lived		0	Routine in place.
lived		0	No change.
lived		0	Boundaries and routine discussed.
lived	baby	1	{child} wakes [twice|three times] in the night for a feed and naps mid morning.
lived	baby	1	{child} has [15 hours at nursery|a day a week at {kin}'s] and the rest of the time is home with {carer}.
lived	baby	2	A day for {child}: bottle in front of the telly at six, buggy most of the morning because [the floor isn't safe|{carer} is asleep], {kin} comes at two and there's [a bath and a story|proper floor time]. The afternoons are the best of it.
lived	baby	2	{child} is up by five, has [a bottle propped|breakfast on {carer}'s knee], then [out to group or the park whatever the weather|carried from room to room]. Sleeps in [with {carer}|the cot at last]. {His} world is small and mostly [quiet|noisy].
lived	young	1	{child} gets {himself} up and has cereal. {carer} takes {him} to [school|nursery], late most days.
lived	young	1	Bedtime is around [7.30|9]. {child} shares with {sib}.
lived	young	2	Mornings: {child} wakes first, puts the telly on quiet and gets [dry cereal|a biscuit] for {sib}. School know to have [toast|a spare jumper] ready. Home at half three, [tablet till tea|out the back till dark], in bed with [{carer}|{sib}] as {his} own is [too cold|wet].
lived	young	2	For {child} the week has two halves. Mon to Thurs is [school, tea, bath, bed|the same as anyone's]. From Friday there are [people in the house|{other} and the drinking] and {he} sleeps [at {kin}'s|with {his} shoes on].
lived	mid	1	{child} walks to school with {sib}, goes to [after school club|{kin}'s] until {carer} finishes work.
lived	mid	1	{child} is on {his} [tablet|PlayStation] until late. {carer} finds it hard to get {him} off.
lived	mid	2	{child} gets {sib} dressed, makes the [sandwiches|bottles], checks on {carer} and then gets {himself} to school, usually for [second lesson|about 9.20]. {He} told me this as if it was [nothing|a list]. Tea is [what {he} can cook: noodles, beans|at {kin}'s three nights].
lived	mid	2	At home {child} [keeps out of the way: in from school, plate upstairs, headphones|has {his} own room, {his} own key and nobody in until seven]. {He} can't have friends back because of [the state of the place|{other}]. {kin}'s is where {he} gets [washing done and a proper sit-down meal|asked how {his} day was].
lived	teen	1	{child} is up late and not getting up for [school|college]. Eats in {his} room.
lived	teen	1	{child} spends most of {his} time [with friends|at {his} girlfriend's|in {his} room].
lived	teen	2	{child}'s day starts about [noon|two]. Nobody else is in. {He} eats [at the chicken shop|when {kin} brings something], is out by six and {his} phone goes off all evening. {carer} hears the door at [two|three]. There's no row any more; they [pass on the stairs|have stopped speaking].
lived	teen	2	{child} has {his} own room, keeps it tidy, does {his} own washing. Tea together on [Sundays|Wednesdays] which {he} says {he} hates and never misses. The rest is [school, bus, bed|revision and work at the cafe].
lived	leaver	1	{child} works [3 days|nights] and cooks for {himself}.
lived	leaver	2	Most days {child} doesn't speak to anyone before [four|he logs on]. {He} has [one saucepan, one plate|nothing on the walls], keeps the curtains shut, and gets the bus across town on Sundays to sit in {his} old carer's kitchen.
lived	unborn	0	
lived	unborn	1	Moses basket and clothes ready at {kin}'s.
lived	unborn	2	Baby would come home to [one room, shared bathroom, four flights|a warm flat with a cot ready but people in and out all night]. {carer} has {chis} own ideas about [a bedtime, a lamp, no shouting|keeping the front room for baby only].
family		0	{carer} had no issues to raise.
family		0	{carer} engaged well with visit.
family		0	Discussed concerns with {carer} who acknowledged these.
family		0	{carer} defensive when challenged.
family		1	{carer} said things have been [hard|better] this week. {CShe} feels {cshe} is [getting there|being judged|doing {chis} best].
family		1	{carer} thinks the plan is [working|too much] and would like [fewer visits|help with {sib}'s behaviour|to be off plan by summer].
family		1	{carer} is worried about {child}'s [sleep|temper|eating] and asked [what help there is|for a referral to CAMHS].
family		1	{other} [rang while I was there|came in at the end] and said {oshe} wants to see more of {child}.
family		2	{carer} said, and asked me to record, that {cshe} feels [watched rather than helped|the first worker listened and the rest of us have read about {chim}]. What would help {chim}: [someone at half seven in the morning, not a leaflet|one hour to sleep|a straight answer about how this ends].
family		2	{carer} does not agree that [{child} is frightened of {other}|home is as bad as school says]. {CShe} does agree that [the nights are a problem|{child} hears the arguments] and said {chis} own mum "[did the same to us and I swore I wouldn't|was always out]". It was the most {cshe}'s said to me.
family		2	I asked {carer} what {cshe}'d want {child} to remember about this year. Long pause. "[That I sorted it|That I didn't give up]." {CShe} thinks [mornings|money|the neighbour] is the thing to fix first and I agree with {chim}.
family		2	Spoke to {other} separately. {OShe} feels [written out of it|that we only ring when there's blame going]. {OShe} wants [the same invites as {carer}|a Saturday that doesn't get cancelled] and says {oshe}'d do [the drop-offs|the parenting course] if someone asked {ohim}.
family	care	0	FC reports all well.
family	care	0	No issues raised by {carer}.
family	care	1	{carer} says {child} is [settled and eating well|up and down after family time|testing boundaries]. {CShe} would like [respite|support from SSW|a referral for life story work].
family	care	1	{carer} feels [family time is too long|school don't understand {child}|{child} is starting to trust {chim}].
family	care	2	{carer} was honest that {cshe}'s [tired|finding the evenings hard]. {CShe} isn't giving notice, {cshe} wants [someone to do the school run on {day}s|to know why {child} does it]. {CShe} thinks {child} [eats like someone might take it|waits to be sent back].
family	care	2	{mum} rang me after. {mum} feels {carer} is "[doing the mothering I should be doing|nice, that's the trouble]" and would like [a photo every week|to be told about dentist and school before not after]. {carer} is fine with it.
family	unborn	0	Parents understand concerns.
family	unborn	1	{carer} feels scared we will take the baby. {CShe} is attending all appts.
family	unborn	1	{other} says he will do whatever is asked.
family	unborn	2	{carer} said "[I know what's on my file, I was a kid|every time I do something right somebody writes 'at present']". {CShe} wants [to be told the plan for the hospital before the hospital is|{kin} in the room when it's born].
strength		0	
strength		0	Some strengths noted.
strength		0	Parents love the children.
strength		1	{carer} has [kept all appointments|got {child} to school every day this month|been honest about {chis} drinking].
strength		1	{kin} is a regular help and [has {child} on Fridays|does the school run].
strength		1	{child} and {sib} get on well and [stick together|look out for each other].
strength		1	{carer} is warm to {child} and [knows {his} routine|gets down to {his} level].
strength		2	What's working: {carer} [rang me before it went wrong, which is new|went to the GP on {chis} own|has told {kin} the whole story], and {child} was [on time 4 days out of 5|picked up every day]. {child} noticed too.
strength		2	The strongest thing here is [the two of them laughing|that {carer} can say what {child} felt as well as what {he} did|{kin}, who comes round whether or not {cshe}'s asked]. It has lasted [six weeks|since the last core group], not just for the visit.
strength		2	{carer} stopped mid sentence to [comfort {child}|answer {child}'s question] and then came back to what we'd been saying. In [March|the autumn] {cshe} couldn't have. {CShe} has a [list on the fridge|plan with {kin}] and uses it.
strength	care	1	{child} is settled with {carer} and calls it home.
strength	care	1	School attendance is [98|100]% since placement.
strength	care	2	{child} let {carer} [brush {his} hair|sit with {him} when {he} was sick] this week, which {he} has not before. {He} has [asked to bring a friend home|stopped checking the front door]. The placement is doing what a plan can't.
strength	unborn	1	{carer} has attended all antenatal appts and scans.
strength	unborn	2	{carer} has [stopped smoking|left {other} and told us where {cshe}'s living|been to every appointment, 11 of 11] and asked for the midwife's visit to be moved so {kin} could hear it too.
risk		0	Risks discussed.
risk		0	Concerns remain.
risk		0	As per previous.
risk		0	Low.
risk		0	
risk	neglect	1	Worried about {child}'s [hygiene and missed dentist|lateness and lack of breakfast|weight and the state of {his} bed].
risk	neglect	1	School say {child} is [hungry and tired|in dirty uniform|smelling of urine] [most days|2-3 days a week].
risk	neglect	2	My worry: {child} is being left to [feed and dress {himself} and {sib}|cope with pain from {his} teeth for months] because [{carer} can't get up|nobody is keeping track]. If it carries on {he} will [be in hospital again|miss another term] and will learn that nobody comes.
risk	neglect	2	It's the build up that worries me, not any one day: [4 missed health appts since June|head lice for the third month|food in the house on the days we're expected and not otherwise], and {child} is [hiding food in {his} bag|falling asleep at 10am].
risk	da	1	Further police call-out {past}, verbal argument between {carer} and {other}, {child} upstairs.
risk	da	1	Worry that {other} is still [staying over|coming to the house] and {child} is hearing the rows.
risk	da	2	{child} was [in the bed|on the landing] when {other} [put the door in|had {carer} by the hair]. {He} is at risk of being hurt if {he} gets between them, which {he} says {he} has done twice, and of harm from living on watch.
risk	da	2	{other}'s pattern is [apology, a quiet fortnight, then control of the phone and the money|to turn up on payday]. We are in the quiet part. The danger to {carer} and {child} goes up when {cshe} [tells him it's over|goes to court].
risk	mh	1	{carer} has been [low and not getting up|drinking in the day|missing {chis} depot]. {child} is doing more than {he} should.
risk	mh	1	Worry re {carer}'s relapse and {child} finding {chim} [unconscious|in a bad way].
risk	mh	2	When {carer} is [unwell|using] {child} is [off school to watch {chim}|in charge of {sib}, the cooker and the front door]. {He} found {chim} [on the bathroom floor|not waking up] in [May|the spring] and rang {kin} before 999. {He} should never have to choose who to ring.
risk	mh	2	{carer}'s [drinking|low mood] has a pattern: about [ten days|three weeks] well, then {cshe} [stops answering|cancels us]. The risk to {child} is in that gap, overnight, with no other adult.
risk	exploit	1	{child} missing [twice|3 times] this week. Older males in a [car|white van] seen outside school.
risk	exploit	1	{child} has [a second phone|new trainers and cash] and won't say where from.
risk	exploit	2	{child} is [being picked up from school by a man known to police|travelling out of county and coming back exhausted with burns on {his} fingers]. I am worried {he} is being [criminally|sexually] exploited and {he} owes [money|"a favour"] {he} can't see a way out of.
risk	exploit	2	The pull factors are stronger than us just now: [someone answers {his} messages at 2am|the money|being somebody]. The immediate danger is [violence over the lost package|the flat on Dyer St] and it's highest [Thurs to Sat|when {he}'s excluded and has nowhere to be].
risk	disab	1	{carer} is exhausted and {child}'s [sleep|behaviour] is worse. Hoist not serviced.
risk	disab	1	Worry about [bruising from {his} splints not being checked|missed epilepsy reviews].
risk	disab	2	{child} can't tell anyone in words if [{he} hurts|someone handles {him} roughly], so [an unexplained mark|being seen by few people out of school] matters more for {him}. There've been [two marks with different stories|three agency carers in a month].
risk	disab	2	The care plan assumes two people for the hoist and there's one: {carer}, with a bad back. {child} is being [lifted by hand|left in {his} chair from 4pm]. [Skin was red at handover|Weight is down 2kg].
risk	care	1	Placement under strain, {child} [damaging {his} room|running off after contact].
risk	care	1	{mum} turning up [at school|on social media] and {child} is unsettled.
risk	care	2	The risk is another move. {child} has had [four|five] and each time [{he} stops eating|the drawings stop]. {He} pushes hardest after [family time|phone calls] and {carer} is [close to the edge|holding on].
risk	care	2	{child} is [messaging {mum} in secret|planning to walk to {mum}'s], and {mum}'s partner is not safe to be around {him}. If we only ban it we'll lose sight of it.
risk	unborn	1	Concerns re parental [substance use|DA] in pregnancy and previous child removed.
risk	unborn	1	Missed [2|3] antenatal appts. No equipment.
risk	unborn	2	A newborn needs feeding every three hours by someone awake and sober. On what we know [{carer} uses most evenings|{other} has hurt {chim} twice in this pregnancy] and there's nobody else overnight. Baby could be hurt [by overlay|in an assault] before any of us knew.
mitigation		0	
mitigation		0	Safety plan in place.
mitigation		0	Continue to monitor.
mitigation		0	As per plan.
mitigation		1	Safety plan: {carer} to ring {kin} if things [escalate|get hard], {child} to go to {kin}'s.
mitigation		1	{carer} knows to call 999 if {other} comes to the house.
mitigation		1	If there is another incident we'll [hold a strategy discussion|bring the review forward].
mitigation		2	Safety plan gone over and on the fridge: if [{carer} isn't up by 7.30|it gets loud] {child} texts {kin} a [star|blue heart] and {kin} comes, no questions. {kin} has a key. If {kin}'s away it's [the neighbour|{sib}'s dad]. If it's used twice in a week we meet within 48 hrs.
mitigation		2	To bring the risk down: [{other} doesn't sleep here and {kin} stays Fri-Sun|school ring me by 9.15 if {child} isn't in, not at the end of the day]. If that doesn't hold, then [it's straight to strategy, no more chances agreed at the door|{child} stays at {kin}'s the same night with {carer}'s agreement]. {carer} wrote the second half {chim}self.
mitigation		2	What we'll do if it goes wrong: [{carer} has the crisis number and EDT have an alert on file|police have an address marker], {child} knows [which neighbour and which window|the code word], I'll [see {him} within 24 hrs|be told the same day by school]. Reviewed every [visit|fortnight].
mitigation	exploit	1	Missing plan in place, carer to report within [30 mins|1 hr]. Trigger plan w/ police.
mitigation	exploit	2	Trigger plan: [if {child} isn't home by 10 {carer} rings the number and {kin} drives the two places|late by 30 mins = text, 1 hr = call, 2 hrs = police with the photo]. {child} [knows about it and chose the 30 mins|wrote {his} own list of who to ring if {he}'s stuck]. No telling off at the door, [food and bed|questions next day]. Disruption: [CAWN on the car|school change the exit].
mitigation	unborn	1	Birth plan to be shared w/ hospital by 34 wks.
mitigation	unborn	2	Hospital alert by [34|35] weeks with names, who can visit and who can't. {kin} to stay with {carer} from [37 weeks|discharge]. If [either parent smells of drink|{kin} can't stay] baby isn't discharged home and ward ring us, out of hours too, and there's a mother and baby placement [held|being looked for].
history		0	
history		0	See chronology.
history		0	Long history with CSC.
history		0	Previous involvement noted.
history		1	[Third|Second] period on a plan. Previous CP plan in [2019|2021] for the same issues.
history		1	{carer} was in care {chim}self. Older siblings known to us.
history		2	I went back through the chronology. Each time we've closed it was [within weeks of a good patch|because visits were kept], and each re-referral came in [autumn|the month after {other} was released]. This isn't [five crises|a new problem], it is one, and it's been [six|four] years of {child}'s life.
history		2	{carer} was [{child}'s age when {chis} own mum left|removed at 4 and moved nine times]. So [a letter from us|a knock at the door] isn't a letter to {chim}. It helps me understand why {cshe} [cancels before we can|goes silent in conferences].
history		2	[Three|Four] different workers have written that {child} is "resilient". Reading the incidents side by side, {he} has [learned to say it's fine|been the one who rang every time].
partner		0	Liaised with professionals.
partner		0	Agency checks completed.
partner	baby	1	HV ({prof}) - weight on [25th|50th] centile, imms [up to date|overdue].
partner	baby	1	Nursery say {child} is [settled|tired on Mondays].
partner	baby	2	t/c HV {prof}: weighed {date}, [dropped a centile since six weeks|following {his} line], [red bottom, cream given|clean and alert]. She has [visited weekly|not got in twice]. We swapped dates so that one of us is there every [week|five days].
partner	baby	2	{prof} (HV) saw {child} with {carer} at clinic, thought {carer} was [flat and slow to pick up|much brighter], and has [asked GP for same week appt|repeated the mood score, down from 17 to 9].
partner	young	1	Spoke with {prof} ({school}). Attendance [89|92|94]%, [no concerns|often late].
partner	young	1	{school}: {child} is [tired|clingy at drop off], otherwise happy.
partner	young	2	{prof} at {school} rang: {child} told her "[I had to be quiet all night|{carer} was asleep and I couldn't wake {chim}]". She [wrote it down straight off and sent it|had noticed {he} hangs back at home time on {day}s]. I shared what we know about [weekends|{other}] so they can watch for it.
partner	young	2	Joined up w/ {prof} and the HV: [speech is a year behind|{he} is soiling at nursery but not at {kin}'s]. All three of us had a bit of it and nobody had all of it. SALT referral goes [today|from nursery].
partner	mid	1	DSL at {school} says attendance [91|86|95]%. [One detention|No change].
partner	mid	1	t/c {prof} ({school}), {child} [doing well|withdrawn lately].
partner	mid	2	{prof} at {school}: {child} has been to the medical room [six|nine] times since half term, always [last lesson on {day}|before home time]. They let {him} sit and draw. She sent me the log. I told her about [the weekend arrests|{other}'s release date], which she hadn't been told.
partner	mid	2	School nurse and {prof} both spoken to. Eyes tested, glasses ordered; [asthma review missed twice|headaches reported]. Police have [no new call-outs|one log, {past}, that had not come to us]. Shared with core group.
partner	teen	1	{prof} at {school} - on [a reduced timetable|report]. Attendance [64|71|82]%.
partner	teen	2	CAMHS ({prof2}): seen twice, [risk assessed as moderate, plan shared with school and us|{he} will be discharged if {he} misses again]. I asked that they [ring me before closing|see {him} at school]. Agreed.
partner	leaver	1	Spoke to {prof} (housing). Arrears [£140|£220].
partner	leaver	2	t/c w/ DWP and housing together: [sanction lifted, backdated to the 4th|rent direct from next month]. {prof} at the hostel has noticed that {child} [doesn't come down for food|is up all night].
partner	unborn	1	Midwife - attending. Next scan {next}.
partner	unborn	2	Safeguarding MW shared: [growth scan fine, {carer} disclosed {other} reads {chis} messages|positive CO reading, {carer} asked for patches]. I shared [the previous assessment|police info]. Joint visit {next}.
network		0	
network		0	Family support explored.
network		0	FGC discussed.
network		0	Refer to FGC.
network		1	{kin} is willing to help at weekends.
network		1	FGC referral made, {carer} has given [three|five] names.
network		2	Did a family map with {carer}. [Eleven names, four of them nobody had asked|More people on it than either of us thought]. {kin} will [take {child} {day} nights|come to the next core group]. {carer} didn't want [the church|{chis} brother] told and that's {chis} to decide.
network		2	FGC {past}: {kin} [took it over in the best way|asked why nobody rang a year ago]. They came up with [a rota for mornings|who {child} goes to if it's not safe] that we couldn't have. {child} [chose the biscuits and sat through it|had {his} bit read out by {kin}].
network		2	Rang {kin} with {carer}'s ok. They'd [have {child} tomorrow if it came to it, space and all|stopped visiting because of {other}]. [Viability to start|Will come to network meeting {next}].
identity		0	
identity		0	Diversity: n/a
identity		0	Identity needs met.
identity		0	[White British|Black British|Mixed heritage|Asian British].
identity		1	{child} is [dual heritage, speaks some Twi with {kin}|Muslim and observes Ramadan|Turkish speaking at home].
identity		1	{child} has a diagnosis of [ADHD|dyslexia|ASD] which is considered in how we work with {him}.
identity		2	{child} is the only [Black|Traveller|Somali] child in {his} year and has been called names [twice this term|on the bus]. {He} told {kin}, not school. It bears on [the exclusion|why {he} "kicks off" at home time] and I hadn't joined the two up before now.
identity		2	{carer}'s [Bengali|Polish|Portuguese] is {chis} first language and {cshe} says yes when {cshe} hasn't followed. Interpreter from now on, not {child}. {child} said {he} "[hates having to say the bad bits|gets it wrong on purpose]".
identity		2	[Hair and skin care|Mosque on Fridays|Church with {kin}] matters to {child}; it's where {he} [feels known|sees people who look like {him}]. Plan says [who does it and when|how it's paid for].
identity		2	{child} told me {he}'d like [they/them used at school but not at home yet|us not to tell {carer} who {he} is seeing]. I've been careful how I've written this.
poverty		0	
poverty		0	UC.
poverty		0	Finances discussed.
poverty		1	Family on UC, [arrears with gas|benefit cap]. Foodbank voucher given.
poverty		1	Housing is overcrowded, [2 bed for 5|on the list since 2021].
poverty		2	Money is behind a lot of this. After [the deduction for the loan|rent] there's about [£48|£61] a week for [three|four] of them. The "missed" appointments are [two buses and £9|on a zero hours shift {cshe} can't swap]. I've asked for [a travel pass|s17 for the fares] and stopped calling it non attendance.
poverty		2	They are [in one room in a hostel, fourth since Easter|sofa surfing at {kin}'s], {child} does homework [on the bed|in the launderette]. {carer} skips tea so the children don't notice, {child} notices. [Housing letter sent with TM|DHP form done together].
decision	close	0	Case to close.
decision	close	0	Close.
decision	close	0	NFA.
decision	close	1	Agreed to close to [CSC|CIN] with step down to early help.
decision	close	1	[Decision|Outcome]: close. Closure visit and letter to be done first.
decision	close	2	I am agreeing that we end the CIN plan for {child} and close, with [a family plan held by {kin} and school|a named early help worker].
rationale	close	1	Progress made and sustained.
rationale	close	1	[Actions complete|Plan completed], threshold no longer met.
rationale	close	2	My reason: the two worries that brought us in, [mornings and the drinking|the hitting and the missed health], have been gone for [four|five] months, and that's what school and {child} tell us, not just {carer}. I can't justify staying in a family's life for [things we would like|worries we can no longer name].
rationale	close	2	This is because {child}'s own account has changed. In the spring [home was a 4|{he} wouldn't sleep]; now [it's an 8 and {he} can say why|{he} is bored by my questions]. {carer} has used the plan when it was hard and did so without us twice.
options	close	2	I thought about holding it open over [Christmas|the summer] as that's when it's gone wrong before. Decided against: [{kin} is there for all of it|early help have a worker who starts {next}] and an open file is not a safety plan.
decision	continue	0	Continue.
decision	continue	0	Case to remain open.
decision	continue	0	Continue as is.
decision	continue	1	Agreed plan to continue for [3|2] months.
decision	continue	1	To remain on [current plan|plan], review {next}.
decision	continue	2	Decision: plan continues at the same level for a further [8|10] weeks, with one change: [visits go weekly|we stop the course and put someone in at bedtime].
rationale	continue	1	Some progress but not enough yet.
rationale	continue	1	Needs more time to show change is sustained.
rationale	continue	2	Why not less: change is [three weeks old|there when we are there] and {child} [is still sleeping in {his} clothes|says {he} is waiting for it to stop]. Why not more: {carer} [has told us every lapse {chim}self|lets us in], and that's what safety will be built from.
rationale	continue	2	Given that {child} [isn't yet any safer at night|has said {he} wants it to carry on "until it's boring"], and that what we've offered has been in the day, I'm satisfied the plan is right but was aimed at the wrong hours.
options	continue	2	I considered stepping down, as {carer} asked, and going to conference, as school did. [Neither fits|Both were argued well]: the first leaves {child} with a promise, the second costs us {carer}'s honesty for little gain.
decision	stepdown	0	Step down to CIN.
decision	stepdown	0	Deplan.
decision	stepdown	1	Recommendation is to end CP plan and step down to CIN for 3 months.
decision	stepdown	1	Agreed step down from CP to CIN.
decision	stepdown	2	I agree the recommendation to RCPC is that {child} comes off a CP plan and is supported as a child in need.
rationale	stepdown	1	Risk has reduced, parents have engaged.
rationale	stepdown	1	Core group all agree, good progress.
rationale	stepdown	2	The reason is that the harm we named has stopped, we know what stopped it, and it'd stay stopped if we left: [{other} is out and {carer} has the order|{kin} has moved in], {child} [sleeps|has put weight on, 11th centile to 25th] and school have no logs since {past}.
rationale	stepdown	2	I've asked what we would say if it were the first referral today. [Attendance at 95%, a home that works, a mum who asks for help|One row, reported by them]: we wouldn't go near conference. I can't hold {child} on a plan for history alone.
options	stepdown	2	Other choice was [a third period on CP|waiting for the court date]. It'd be for our comfort. CIN keeps the visits and {carer} can say no, which is a test worth having while we're still around.
decision	stepup	0	ICPC.
decision	stepup	0	Progress to conference.
decision	stepup	1	Agreed to convene ICPC by {next}.
decision	stepup	1	S47 concluded, concerns substantiated. ICPC to be booked.
decision	stepup	2	Having read the s47 I agree that {child} is [suffering|likely to suffer] significant harm and we go to initial conference, within 15 working days.
rationale	stepup	1	Due to ongoing concerns and lack of progress.
rationale	stepup	1	Threshold met, pattern of incidents.
rationale	stepup	2	CIN has had [five|seven] months and {child}'s days are no different: [same bed, same bruises explained the same way|still finding {carer} in the mornings]. The reason for conference is that it needs [police and health bound in|one plan, not three], not that {carer} has cancelled us.
rationale	stepup	2	I'm persuaded by what {child} showed us rather than by the number of incidents. {He} [won't be in a room with {other}|told two adults the same thing in the same words]. Given {his} age and that {he} has to sleep there tonight, consent based help doesn't hold the risk.
options	stepup	2	Weighed: [stay CIN w/ a written agreement|another FGC first]. Agreements have been signed and not kept, twice. {kin} would do it but [{kin} can't be there at night|not if it means falling out]. So conference, and FGC alongside.
decision	legal	0	Legal planning.
decision	legal	0	PLO.
decision	legal	1	Agreed to present to legal gateway panel {next}.
decision	legal	1	Threshold for PLO met. Pre-proceedings letter to be sent.
decision	legal	2	I agree we enter pre-proceedings. Letter in plain English, [SW to read it through with {carer}|advocate offered], first meeting by {next}.
rationale	legal	1	Lack of sustained change on CP plan.
rationale	legal	1	Second plan in 2 years and risk remains.
rationale	legal	2	Reason: {child} has been on a plan for [14|16] months and what has changed is [our paperwork|who comes to the door]. {He} is [falling behind at every age we check|still the adult at 6am]. I want {carer} to have a solicitor and a clear list before this becomes a court's question.
options	legal	2	Considered issuing straight away: not proportionate while {kin} is [being assessed|in the home]. Considered a further three months of CP: {child} has given us enough of those.
decision	placement	0	Placement agreed.
decision	placement	0	Move agreed.
decision	placement	1	Agreed {child} to [move to carers identified|remain in placement] with [support package|additional respite].
decision	placement	1	Placement extended to {next}.
decision	placement	2	I'm agreeing that {child} stays with {carer} long term, [match to go to panel {next}|with a support plan that has nights in it].
rationale	placement	1	Placement meets {his} needs.
rationale	placement	1	{child} is settled there.
rationale	placement	2	Because {child} has asked to stay and [{he} put a picture of the front door in {his} wishes|{he} has asked three of us separately], because {carer} wants {him} on {his} worst days too, and because another move would be the [fifth|sixth]. Distance from {mum} is the price; [fares are agreed|family time moves to {day}s].
options	placement	2	Looked at the in-house match nearer {school}. Nearer, but [three other children|no experience of {his} health needs], and {child} met them and said "[they're ok, they're not mine|no thank you]".
decision	home	0	Return home agreed.
decision	home	0	Rehab to mum.
decision	home	1	Reunification plan agreed with [staged|phased] return.
decision	home	2	I approve {child} going home to {mum} in three stages over [eight|ten] weeks, each one signed off on what {child} shows us.
rationale	home	1	{mum} has made progress and {child} wants to go home.
rationale	home	2	{child} wants to go home and has been saying so for [a year|as long as we've known {him}]. What's different now is {mum}: [eleven months clear, on tests|a tenancy, no partner, and {kin} round the corner]. Staying in care isn't a neutral choice; {he} would carry on [packing every Friday|waiting].
options	home	2	Options: stay with {carer} under s20 (safe, and {he} will walk home anyway); home under supervision order (a date in March at best); home now with a plan. The last, because [the wait is doing harm|{he} has somewhere to come back to if it fails].
decision	nfa	0	NFA.
decision	nfa	0	S47 not required.
decision	nfa	0	Threshold not met.
decision	nfa	1	Strategy threshold not met, to be dealt with under [current plan|CIN].
decision	nfa	1	No further action re this incident.
decision	nfa	2	I have decided not to hold a strategy discussion about {past}.
rationale	nfa	1	Explanation consistent w/ injury.
rationale	nfa	1	No disclosure, parents appropriate.
rationale	nfa	2	Reason: {child} told [the TA and then me|{kin}] how it happened, [off the slide|{sib}'s bike], without being asked, and mark, place and story fit; [GP agrees|photo reviewed by paeds]. If there's a second mark, or the story changes, this decision falls and it comes straight back to me.
rationale	nfa	2	I don't take it lightly given [the history|{his} age]. But the report is [third hand and a week old|about the flat above], {child} was seen today and [was {his} usual self|said what {he} did all weekend], and a s47 would tell {carer} that ringing us gets you investigated.
options	nfa	2	Single agency enquiry would've been the cautious choice. Police and I talked it through and neither of us could say what it'd find out that the visit hasn't.
decision	transfer	0	Transfer agreed.
decision	transfer	0	Case to transfer to [16+|LTFC team].
decision	transfer	1	Agreed transfer to [the 16+ team|children looked after team] on {next}, joint visit first.
decision	transfer	2	Transfer agreed, with overlap of [three|four] weeks. {sw} stays until {child} has met the new worker twice [and said ok|on {his} own ground].
rationale	transfer	1	In line with transfer protocol.
rationale	transfer	1	Final order made.
rationale	transfer	2	The point is the timing: {child} has had [five|six] SWs and told us each one "just goes". The date moves from the end of the month [because of mocks|because of the anniversary], which costs us a stat in the wrong column and I'm fine with that.
options	transfer	2	Considered keeping {child} here to [18|GCSEs]. {sw}'s the relationship, but the new team has the [housing and PA links|time] we don't have.
decision	prebirth	0	Pre-birth CP.
decision	prebirth	1	Agreed ICPC for unborn at [28|30] weeks.
decision	prebirth	1	CIN plan for unborn, review at 34 weeks.
decision	prebirth	2	I agree that we convene a pre-birth conference by [28|30] weeks rather than wait for the birth.
rationale	prebirth	1	Previous removals and current concerns.
rationale	prebirth	2	Because [ten|twelve] weeks is enough for {carer} to show us what {cshe} can do with help and ten days after birth isn't. The risk is real ([previous injury to a baby|{other}'s assault in the first pregnancy]) and so is what's changed: [{cshe} is older, sober, and told the midwife first|{kin} is in the house].
options	prebirth	2	Considered a CIN plan, which {carer} would prefer. It'd be kinder and it wouldn't bind the hospital. Also considered planning for separation now: no, [not on what we have|parenting hasn't been tested].
actions		0	SW to continue visits.
actions		0	Continue with plan.
actions		0	Ongoing.
actions		0	To monitor.
actions		0	As above.
actions		1	SW to [visit fortnightly|update chronology|complete genogram] by {next}.
actions		1	[Referral to early help|CAMHS referral|FGC referral] by {sw}.
actions		1	{sw} to speak to school by {day}.
actions		1	{carer} to [book dentist|ring GP], SW to [check next visit|follow up].
actions		2	- {sw}: [school obs and see {child} there alone|words and pictures with {child}] by {next}\n- {kin}: [mornings Mon/Weds|have the spare key cut] from {day}\n- {tm}: [ring housing's manager|chase panel] today
actions		2	1. {sw} to see {child} on {day} and tell {him} what was decided and why\n2. {carer} and {sw}: safety plan, [one side of A4, in {chis} words|w/ {kin} there], by {next}\n3. {prof}: [a text to {sw} each morning|a note home that isn't about behaviour] from Monday
actions		2	{sw} to get [the police disclosure|{other}'s side], by {next}. {carer} will [ring the GP before {day}|keep the diary]. {tm} to look at this again on {next}, sooner if [{child} isn't where {he} should be|{kin} is worried].
actions		2	Who does what: {sw} - [direct work x 3 before {next}|a visit at breakfast, not 4pm]; school - [toast and a quiet start, every day|tell us by 9.15]; me ({tm}) - [the letter to housing|cover so {sw} has the time].
actions	unborn	0	Continue to monitor pregnancy.
actions	unborn	1	SW to complete pre-birth assessment by {next}. MW to share scan results.
actions	unborn	2	- {sw}: see {carer} on {chis} own by {next}, [and {other} on {day}|w/ IDVA if {cshe}'d like]\n- MW: hospital alert by 34 wks\n- {kin}: cot + steriliser by {next}\n- {tm}: birth plan meeting chaired {next}
reviewed		0	Actions from last time: ongoing
reviewed		0	Previous actions - see plan.
reviewed		0	Last actions reviewed.
reviewed		0	
reviewed		1	Last actions: [school contacted - done|chronology - not done, carried over|genogram - done]. FGC - [booked|awaiting].
reviewed		1	From last time: [dentist done|GP not yet], [referral sent|referral outstanding].
reviewed		2	From last time: [worry cards with {child}, done {past} and it changed the plan|breakfast visit, done, {sw} saw what we'd only been told]; [housing letter sent, no reply, {tm} rang|police disclosure still not in after 5 weeks, {tm} to escalate]; [FGC refused once, asked again, now yes|{kin} spoken to]. One dropped as it was ours not theirs.
reviewed		2	Went down the list. Of [five|six], [four|three] are done. [Life story|CAMHS] isn't: [{sw} said straight that she'd put it off|the waiting list shut]. We asked what difference the done ones had made to {child}. [For two of them, none|{He} sleeps, that's the one that counts].
reflection		0	
reflection		0	Reflective discussion held.
reflection		0	Reflection: case is progressing.
reflection		0	{sw} reflected.
reflection		0	N/A
reflection		1	{sw} feels {carer} is [more open|avoiding her] and wonders why. To explore.
reflection		1	Discussed what's going well, {sw} feels the relationship with {child} has improved.
reflection		1	Thought about [what's driving this|{carer}'s own childhood] and whether the plan is too [big|adult focused].
reflection		2	I asked {sw} what {sw} feels on the drive there. "[Dread, and then guilty because {carer} makes me a tea|Like I'm about to be told off]." We wondered if that's [what {child} lives with|{carer}'s feeling and we've caught it]. If so it's information. It also explains [the short visits|why everything gets done by text].
reflection		2	Two ideas on the table. One: [{carer} can't|it's depression and it'll lift]. Two: [{carer} won't, while {other} is watching|it's fear]. {sw} noticed {sw}'d been writing as though the first was settled. What'd tell us which? [Seeing {carer} away from the house|{child} at {kin}'s for a weekend].
reflection		2	{sw} said the last visit "[went well, and I think that's because I had no form|was awful and I talked too much]". What was learned: [{child} talks sideways, when hands are busy|silence isn't non compliance]. I wonder whether we've been asking {child} to make us feel better.
reflection		2	We got stuck, so we did it from {child}'s chair. {sw} as {child}: "[everyone writes it down|you come on Tuesdays and it happens on Fridays]". Bit uncomfortable. It shifted [the visit day|what the next core group is for].
challenge		0	
challenge		0	Challenge: none
challenge		1	Asked {sw} why [{other} hasn't been seen|there's no direct work yet].
challenge		1	I queried whether the [threshold|plan] is right, {sw} explained.
challenge		2	I challenged the word "[engaging|resilient]" in the last three records. {sw} pushed back: [{carer} does come|it's the core group's word]. I asked what {child} has had out of it. We ended up agreeing {sw} will write [what changed for {child}|what was seen] instead.
challenge		2	{sw} disagreed with me about [conference|the overnight] and said so: [the family network hasn't been tried|it would be punishing {carer} for telling the truth]. I hadn't given it enough weight. I've changed the [timescale|direction], and noted that {sw} was right.
challenge		2	We don't agree with the police NFA. {tm} has [rung the DI|put it in writing] under the escalation policy because [{kin} heard it too|it's the third in a year and each was looked at by itself]. Reply due {next}.
challenge		2	{sw} told me the plan I'd agreed with health was [unsafe at weekends|about us, not {child}] and gave examples. I didn't like it and {sw}'s right. Rung health, [changed|meeting {next}].
practice		0	
practice		0	Good work.
practice		1	Good recording from {sw}, thank you.
practice		1	{sw} has built a good relationship with {child}.
practice		2	I want to name [the visit of {past}|the letter you wrote to {child}]: {sw} [waited forty minutes on the stairs until {he} was ready|told {him} the hard bit first], and because of it {child} [told us about the weekends|asked for the next one]. That's the work.
practice		2	{sw}'s [genogram|words and pictures] has been picked up by school and they now use it with {child} when {he} is upset. I've asked {sw} to [show it at team meeting|bring it to the new starters].
wellbeing		0	
wellbeing		0	Wellbeing: fine
wellbeing		0	Wellbeing discussed.
wellbeing		1	{sw} is tired, caseload [19|22]. Leave booked.
wellbeing		1	{sw} ok, finding [court|this case] stressful.
wellbeing		2	{sw} has [not slept since the removal|cried in the car after the visit] and said "[I keep seeing the coat|I'm supposed to be used to it]". We stopped for a bit. Two cases [move|on hold] this week, [no duty on {day}|{tm} comes on the next visit], and we'll talk again {day}, not in a month.
development		0	
development		1	{sw} to book [PACE|DA|court skills] training.
development		1	Training discussed, [systemic|direct work] course in spring.
development		2	{sw} would like to [get better at seeing dads|shadow a contested hearing]. [Reading group on {day}|Observation with the AP], then {sw} tries it on this case and we look at it next time.
bias		0	
bias		1	Discussed how [class|gender] might affect how we see {carer}.
bias		2	We asked whether we'd have read it the same way if the family were [white|on the other side of the park|a dad on his own]. {sw} said [she'd have called it "strict" not "abusive"|he'd have asked more of the father]. My own assumption: [that a tidy house is a safe one|that I like {carer} because {cshe} is like me]. It matters as {child} [sees that we believe some grown-ups faster|is Black and gets described as older than {he} is].
evidence		0	
evidence		1	Used [Signs of Safety|the trauma lens] in discussion.
evidence		2	Used [Brandon's work on cumulative neglect|the cycle of change|Finkelhor's idea of traumatic sexualisation|Safer Together]: it'd say [we're looking at accumulation not incidents|ambivalence is the stage, not a refusal]. That fits with [the chronology|what {carer} said on {day}] and changes [the order we do things in|what we ask of {chim}].
direction		0	SW to continue.
direction		0	Please ensure records up to date.
direction		0	Plan to progress.
direction		0	No further direction.
direction		1	I am satisfied that the plan is appropriate. SW to [continue visits and complete direct work|speak to school] by {next}.
direction		1	Please [see {child} alone|update safety plan|speak with {other}] by {next}.
direction		2	What I need next: [{child} seen at school by {day}, on {his} own|a visit after 6pm this week], and I'd like the record to say what {child} said, not what was covered. If {he} can't be seen by {next} ring me that day and we decide together.
direction		2	My view: we know a lot about {carer} and little about [what it's like at 2am for {child}|{other}]. {sw} to [spend the next visit only with {child}|meet {other} by {next}]; everything else can wait. I'll read it {next}.
direction		2	I don't think we have the right plan. It's a list of courses. {sw} and {kin} to [redo it around mornings|write what {child} would notice was different] by {next}, two actions at most. I've moved [a review|duty] to free the time.
read		0	File reviewed.
read		0	Case reviewed.
read		0	Reviewed on dashboard.
read		1	I've reviewed the [last visit|recent case notes] and plan for {child}.
read		1	Read the [assessment|last two visits] and spoke to {sw}.
read		2	I have read the last [six|four] visits in one go, the police reports and {child}'s own [drawings|list], and spoke with {sw} this morning.
read		2	Sat with {sw} and read [{child}'s words from {past}|the chronology end to end]. What struck me is [how often {he} says "it's fine" the day after|that every worry we have comes from one Friday in four].
process		0	Visit due {next}. Chronology overdue. CP report to be in 3 days before.
process		0	Case summary not updated for 3 mths - SW to complete by Friday. Genogram missing.
process		0	Visits in timescale. C&F due day 45 = {next}. Supervision dates to be entered on system.
process		0	3 unfinalised notes. Plan overdue on dashboard. SW to complete this week so not red for monthly return.
process		0	Audit score RI. Update ethnicity, GP and school on front sheet. PEP / IHA dates to be added.
process		0	Stats: visits 86%, reviews 92%. Exceptions to be explained by {day}.
blaming		0	{carer} continues to fail to engage with services.
blaming		0	{child} is attention seeking and manipulative with carers.
blaming		0	{carer} refuses to work with us and does not prioritise {child}'s needs.
blaming		0	{child} continues to place {himself} at risk.
blaming		0	{carer} is disguised compliance, says what we want to hear.
blaming		0	{child} is beyond parental control and makes poor choices.
blaming		0	Parents lack insight and are hostile.
permanence		0	
permanence		0	Permanence: LTFC
permanence		0	Care plan remains.
permanence		1	Care plan is [long term fostering|SGO to {kin}]. [Panel|Assessment] date {next}.
permanence		1	Permanence plan agreed at last review - [remain with {carer}|SGO].
permanence		2	Permanence: {child} needs to know where {he} will be at [ten|eighteen]. {carer} has asked to be [{his} special guardian|approved long term], {mum} won't oppose it if [family time is written in|{he} keeps {his} name], and {child} "[wants it in writing|wants the key]". Timetable: viability by {next}, [panel in the spring|statement filed the month after].
permanence		2	Parallel plan: first, home to {mum} by the end of [summer|term]; if not by then, {kin} as special guardian. {child} has been told both, because {he} asked. No more short moves in between.
vplan		0	
vplan		0	Views considered.
vplan		1	{child}'s views have been taken into account in the plan.
vplan		1	{child} wants to see {kin} more and it's in the plan.
vplan		2	What {child} asked for and what happened to it: [a lamp and a lock on the bathroom - yes, this week|Saturdays at {kin}'s - yes, from {next}]; [no more visits at school - agreed, {he} picks the place|to know before {other} does - yes]; [{other} home - not yet, and I've told {him} why|us to go away - no, and the reason's written here so {he} can read it].
vplan		2	{child} said {he} wanted [to stay put|one worker]. It has been followed: [the move is off|{sw} stays to the summer]. On [phone calls with {other}|the curfew] we've gone against {his} view because of [the threats|the last two missing nights], and {he} has been told that face to face.
note		0	Telephone call to {carer}. Discussed visit. No issues.
note		0	T/C from school. Message passed to SW.
note		0	Text sent to {carer}.
note		0	Email received from {prof}, see attached.
note		0	No answer, vm left.
note		0	Appointment letter sent.
note		0	Update - no change.
note		1	t/c to {carer} {time}. Confirmed visit for {day}. {CShe} said {child} has [a cold|been off since {day}]. Will see {him} then.
note		1	t/c {prof} re {child}. [Attendance ok this week|Late x2]. Will keep in touch.
note		1	{carer} rang duty [upset|cross] as [UC hasn't come|{sib} has been sent home]. Advised to ring [Jobcentre|school], SW back {day}. Foodbank voucher emailed.
note		1	Texts w/ {carer}: visit moved to {day} {time} as {sib} has [a GP appt|parents' evening].
note		1	Email from solicitor for {other} asking for [contact dates|minutes]. Fwd to legal.
note		1	Called {kin}, left message. Called again {time}, {kin} will have {child} on {day} as {carer} is [at work|in hospital].
note		1	Joint call w/ {prof}. {child} [has started the group|didn't attend]. Next one {next}.
note		2	t/c from {carer} {time}, crying. {other} [had been at the door since six|got through on a new number]. {child} was [upstairs with {kin}|still at {school}]. Stayed on the line while {cshe} [locked up and rang 101 on the other phone|got {kin} over]. {CShe} did what the plan says and I told {chim} so. I'll go round [on the way home|at 9], {tm} knows.
note		2	t/c {prof}, {school}, {time}. {child} had asked to see her: "[am I allowed to say if I don't want to go home|is it today you're coming]". {prof} didn't ask more than she needed and wrote it down. I am going in at [2|1.15] so {he} isn't waiting on it. {carer} told, by me, {time}. {CShe} was [quiet, then said 'at least {he} told someone'|angry that school rang us first].
note		2	Rang {kin}. Worried as {carer} has [stopped picking up|sounded "slurry"] since {day}. {kin} has seen {child} [every day, fed and in school|twice, in the same jumper]. {kin} doesn't want {carer} to know {kin} rang; I said that I couldn't promise it. Will visit [today|first thing], plan B is {kin}'s sofa for both children.
note		2	{child} rang me. {He} wanted to know [if it's true {he} can't go on the trip|who reads {his} file|when {other}'s coming out]. Told {him} what I know and what I don't. {He} said "[ok. will you ring when you do know, not {carer}, me|it's just I need to know for packing]". Signed the trip form, scanned it to {school} {time}.
note		2	Email to core group {time}: {carer} has asked for [the meeting after 3 so {cshe} doesn't lose a shift|{kin} to come]. All but [health|housing] can do it. Moved. Small thing but it's the third one {cshe}'d have missed and we'd have called it non-engagement.
note		2	Took {child} to [the dentist|optician|GP] as {carer} had [work|no fare]. [Two out, one filling|Needs glasses, chose blue ones]. {He} [squeezed my hand and didn't make a sound|asked if it'd hurt {sib} as well]. In the car: "[I said it hurt ages ago|you tell them and then they just say ok]". Told {carer} at the door, {cshe} [looked at the floor and said {cshe}'d known|hugged {him}]. Follow up {next}, {kin} will take {him}.
note	care	0	FC rang. All ok.
note	care	0	Contact took place.
note	care	1	{carer} reports {child} was [unsettled after family time|fine after contact], [slept badly|asked for {mum}]. Advised to log it.
note	care	1	Family time {date}, supervised. {mum} [15 mins late|on time], brought [sweets|a magazine]. [Played Uno|Did nails]. No concerns.
note	care	1	SSW emailed re [respite dates|carer's mileage]. Responded.
note	care	2	Family time observed, [contact centre|soft play]. {mum} and {child} [made pancakes|built the Lego bus]. {He} leaned on {mum}'s arm all of the last quarter of an hour. When I said five minutes {he} began [tidying everything at top speed|to whisper]. {mum} said "[see you next Thursday, not goodbye|I'll be here same place]" and {he} [nodded and breathed out|waved till the lift shut]. In the car {he} asked [if {mum} goes home on {mum}'s own|whether it gets longer when {he}'s nine].
note	care	2	{carer} rang at {time}. {child} had [trashed the bedroom|climbed out on to the porch roof] after the call with {mum}, then slept on {carer}'s landing. {carer} [sat outside the door and read aloud|rang the helpline and stayed put]. No sanctions. {He} came down this morning and said "[are you still doing Saturday|did you tell them to come and get me]". {carer} told {him} no. I'll see {him} {day}.
note	exploit	0	Missing ep. Returned. RHI to be offered.
note	exploit	0	Police notified of missing.
note	exploit	1	{child} reported missing {time}, returned [02.10|04.30]. Police [saw {him}|aware]. RHI offered.
note	exploit	1	YJS appt - [attended late|DNA]. Next {next}.
note	exploit	2	Missing from {time} yesterday, home [05.20|by cab at 3]. {carer} used the plan: rang at 30 mins, {kin} drove to [the retail park|McDonald's]. {child} [filthy, starving, no coat|had £60 and a burn on {his} thumb]. {carer} fed {him}, no shouting. Police intel form in, [cab firm asked for the booking name|reg from the doorbell cam]. RHI worker {he} likes is free {day}.
note	exploit	2	{child} texted: "[u about|can u get me]". Rang straight back. {He} was at [the station|a mate's], sounded [frightened, voice low|out of it]. Talked while I drove. {He} wouldn't say who {he}'d been with, said "[he's alright he just gets para|not over the phone]". Dropped at {kin}'s {time}, {kin} had [a bath running|pizza]. {tm} told from the car park.
note	unborn	0	T/C to mum. Pregnancy progressing.
note	unborn	1	MW rang - {carer} [attended|missed] 28 wk appt. Rebooked {next}.
note	unborn	1	t/c {carer}, [tired|feeling sick], {kin} with {chim}. Visit confirmed {day}.
note	unborn	2	MW rang {time}: {carer} came in with [reduced movements|a bruise to the forearm], scan ok, baby's heartbeat fine. {other} answered every question. MW got {carer} alone "to do a urine sample" and {cshe} said "[not now, Friday|he goes through my phone]". MW will be the one to ring from now on, from the clinic number. Shared w/ IDVA, {tm} told.
noaccess		0	Visited, no answer.
noaccess		0	No access. Card left.
noaccess		0	Abortive visit.
noaccess		1	Visited {time} as arranged. No reply. [Curtains drawn, TV on|Bins out, no car]. Card left and text sent. Will try {day}.
noaccess		1	Attempted visit. {carer} text to say [out|at hospital appt], rearranged {day}.
noaccess		2	Third attempt. Knocked, rang, looked thro' the side gate: [buggy in hall, upstairs light on|post on the mat]. Neighbour at 12 saw [{carer} and {child} go out about 8|nobody since {day}]. {kin} rang, has [seen {child} this morning, fine|not heard]. {child} not seen for [16|19] days. {tm} told {time}: [police welfare check today|going back at 6 with {prof}], and if not seen tonight we hold a strategy discussion.
sibling		0	{sib} fine also.
sibling		0	Both children seen.
sibling		1	{sib} was [playing out|on the Xbox|in the bath] and came to say hello. [No worries about {sib}|{sib} has a cough].
sibling		1	{sib} told me about [swimming|a party] and went off to play.
sibling		2	{sib}: sat on the back step with me. Wants [a bunk by the window|to go to the same school as {child} in September]. Worst thing is "[when {child} gets the blame|when {carer} says go upstairs]". {sib} showed me [the den behind the sofa|the torch under the pillow] "for when it's loud".
sibling		2	{sib}: very different from {child} today. Where {child} went quiet, {sib} [talked non stop, climbed on me and wouldn't get off|laughed at everything and kept an eye on {carer}]. I think they're both [watching the same thing|worn out]. {sib} said "[I'm the funny one so they stop|{child} does my breakfast]".
return		0	RHI offered, declined.
return		0	RHI completed, no disclosures.
return		1	RHI done at [school|home]. {child} said {he} was with friends in [town|the park] and lost track of time. Phone died. Advised re risks.
return		1	{child} said {he} left as {he} had an argument with {carer} about {his} phone. Stayed at [a friend's|{kin}'s].
return		2	{child} picked [the bus stop|the climbing wall] for this and talked for about [25 mins|an hour]. {He} left because "[I could hear them deciding about me|if I'm not there they come to the house]". Went to [a flat, first floor, there were three of them, one older, Scottish|the trap, didn't want to, was told]. Was [not hurt|pushed about, ribs sore, GP tomorrow]. {He} had [a key|chips and a lift]. Push: [rows at home, nothing to do after 3|being put down]. Pull: "[they say my name like I'm someone|you don't say no to him]". What'd help: [being picked up from school by {kin} till Friday|someone to talk to {carer} {he} trusts]. Info to police with {his} agreement, [all but one name|reg and first name].
personal		0	Supervision completed. Annual leave, caseload and training discussed.
personal		0	1:1. Sickness nil. Mandatory training: outstanding. TOIL 4hrs. Caseload 21.
personal		0	Stats gone through. 4 visits late. 2 C&Fs in red. To be done by end of month.
personal		1	Caseload [18|20|23], feels [manageable|heavy]. {sw} would like [more court work|fewer late visits]. Leave agreed. [DA training booked|ASYE portfolio on track]. Nothing else to raise.
personal		1	{sw} ok. [Finding duty stressful|Enjoying the group work]. Agreed to [come off duty rota for 2 weeks|do joint visits w/ new starter].
personal		2	Started with how {sw} is. [Back from bereavement leave, "on autopilot"|Loved last month, hates this one]. {sw} finds [the removals|the shouting] stay in the body and has started [running home|not sleeping on Sundays]. I said I'd noticed the emails at 11pm and that it worries me. Agreed: [two closures this week before anything new|no new CP until {next}], laptop stays in the office {day}s, [Schwartz round|clinical supervision] booked.
personal		2	{sw} asked to talk about [being told "you don't understand, you've no kids"|the word "aggressive" used in an email from a school]. As [the only Black worker on the team|a man in a team of women] it isn't the first time. I listened, named it for what it was and asked what {sw} wants. [Me to ring the head, done, {date}|A space that isn't 1:1 with me]. My part: I chaired that meeting and let it go by.
personal		2	What {sw} is proud of: [the conference where mum said "that's fair"|getting a 16 year old to the dentist]. What {sw} would do over: [the closing visit, rushed|telling nan by phone]. Learning: [to see endings as work|to bring doubts before the decision]. Goal for the quarter: [observe two AP visits|lead a strat], then stage 2 portfolio.
letter		0	Dear {child}, I am your social worker. Please find enclosed your plan. If you have any queries contact the office.
letter		0	Dear {child}\n\nI visited you on {date}. It was nice to see you. I will see you again soon.
letter		1	Dear {child}\n\nThank you for talking to me on {day}. You told me that you like [football|drawing] and that you worry about {carer}. We're going to have a meeting on {next} to talk about how to help. You can ring me if you've any questions.\n\nFrom {sw}
letter		1	Hi {child}\n\nThis is to say that I'm [leaving in two weeks|on holiday until {next}] and [{tm}|my colleague] will visit while I'm away. I hope [the match|the play] goes well.\n\n{sw}
letter		2	Dear {child}\n\nYou asked me a question on {day} and I said I'd find out. The answer is [no, not this term, and it's because of what happened in the car park, not because of anything you said|yes, from {next}, every Saturday, and if it gets cancelled I'll be the one to tell you and I will say why].\n\nYou also said that people write about you and you never see it. Here's what I wrote: that you [make everybody laugh and then go quiet when the door goes|look after {sib} and that somebody should be looking after you]. If I've got it wrong cross it out and we'll put it right together.\n\nThe meeting on {next} is to decide [who does what in the mornings|whether we still need to visit]. You can come, or send your list, or {kin} will say it for you.\n\nFrom {sw}
letter		2	To {child}\n\nSomeone will read this to you in ten years or you'll read it yourself. [Today I decided with my manager that you'd stay with {carer}|On {date} we asked for a big meeting about how to keep you safe at home]. It's not because you did something. It is because [home wasn't safe on the bad nights and the grown-ups hadn't been able to change that yet|you told us, with the bears and then in words, that you were scared]. Your {kin} [cried and said you were brave|was there].\n\nI hope you've still got the [blue dog|torch].\n\n{sw}
misc		0	Document uploaded.
misc		0	GP summary received and uploaded.
misc		0	Invoice for interpreter authorised.
misc		0	Minutes distributed.
misc		1	Passport application posted. Recorded delivery.
misc		1	Transport booked for [{day}|school run] until {next}.
misc		1	Subject access request - redactions done by BSO, sent to info gov.
background		0	Background: known to services.
background		1	{child} lives with {carer} and {sib}. Open since [the spring|last year] following a referral from [school|police|the HV].
background		1	{child} ([subject to a plan since {past}|open to us 5 mths]) lives with {carer}. {other} sees {him} [at weekends|occasionally].
background		2	{child} came to us through [a neighbour who rang three times|the GP, of all people]. {He} lives with {carer} and {sib} in [a flat over the shops|{kin}'s old house]; {other} is [about, but not on anything we hold|a phone call away].
background	care	1	{child} is looked after [under s20|on a full care order], placed with {carer} since [last spring|{past}].
background	care	2	{child} came into care [at night, in {his} school shoes|with {sib}, who now lives elsewhere]; {he} has been with {carer} for [eleven months|nearly two years] and named the cat.
background	unborn	1	Unborn of {carer} and {other}. EDD per MW. [First baby|Third pregnancy].
background	unborn	2	{carer} booked [late, at 19 weeks|at 8 weeks] and told the midwife {chim}self that {cshe} [had a social worker as a child|has a child who doesn't live with {chim}].
analysis		0	Analysis: {child} has needs that require support from services. Parents need to engage.
analysis		0	It's felt that {child}'s needs are not being met at this time.
analysis		1	{child} is affected by [the home situation|{carer}'s difficulties] and this could impact on {his} [emotional wellbeing|development] if it continues. {carer} wants things to change and has started to [accept help|make changes].
analysis		1	On balance there're strengths and worries. The main worry is the impact on {child} over time. With support I think {carer} can manage.
analysis		2	What does all of this add up to for {child}? {He} has [one reliable adult, and that's {kin}|learned to read a room before {he} learned to read]. It's not that {carer} doesn't love {him}; [love is the easy part to see|{cshe} does]. It's that [on about one night in four nobody is in charge|everything in the house runs on {other}'s mood], and {child} organises {himself} round it. I hold this with some doubt: [I've seen {chim} on good days only|{other} hasn't spoken to me yet].
analysis		2	I've gone back and forth. The [hopeful|bleak] reading is that it's a hard year for a decent family. The other's that this is how it has been and we've only now looked. I lean to the [first|second], because of [how {child} talks about next year|how quickly {child} shuts {his} mouth when the door goes]. What would change my mind is [another winter like the last|{carer} keeping it going with us gone].
attend		0	Present: SW, TM, {prof}. Apologies: health.
attend		1	Present: {carer}, {tm} (chair), {sw}, {prof}. Apols: {other}, [GP|police].
attend		1	Pres - {sw}, {carer}, {kin}, {prof}, HV. Apols - [housing|probation].
attend		2	Who came: {carer}, {kin} ({carer} asked for {kin}), {prof}, {sw}, {tm} chairing. {other} [invited, couldn't get off work, sent a text that was read out|came for the second half]. {child} [sent a drawing|came for the first ten minutes and chose the seats|didn't want to, {sw} brought {his} list].
strat		0	Concerns re {child}. Police and health consulted.
strat		0	Info shared by agencies.
strat		1	[School|Hospital|Police] report that {child} [has a bruise to {his} cheek|said {carer} hit {him}|was present in an assault]. Police: [2 previous call-outs|nothing known]. Health: [no concerns|missed appts]. School: [attendance 88%|tired].
strat		2	Shared: [school - {child} said to the TA "he did it with the belt end" at 9.40, photo not taken, body map done|hospital - bruise to ear, no story, then two]. Police - [{other} has a conviction 2017, s39, different partner|one log in June never sent over]. GP - [{carer} on sertraline, last seen April|asked twice for help with sleep]. HV - [{sib} not brought x2|no worries until now]. Nobody had the whole of it until today.
childread		0	Plan shared with family.
childread		1	Plan to be shared with {child} by SW.
childread		2	{sw} will go through it with {child} on {day}, [with the pictures version|at {kin}'s], and come back to us with anything {he} wants changed.
voice	careyoung	1	{child} said {he} likes living at {carer}'s and that {his} room is [blue|big]. {He} misses {mum}.
voice	careyoung	1	{child} talked about [school|the dog|{his} swimming badge] and asked when {he} is seeing {mum}.
voice	careyoung	2	{child} took me to see the [fish|hamster|height chart by the door] first, as always. Then, in the den, "[is it still this house after Christmas|how many sleeps till the judge]". I said what I know. {He} put the [bear|cushion] over {his} face and said through it "[I want here and Mummy next door|can you tell the judge I like the toast here]".
voice	careyoung	2	We did the shields. On the good side {child} drew [{carer} and a pan of spaghetti|the bath with the ducks]. On the hard side, one small [square|scribble]: "[that's the bag|that's when you came at night]". {He} didn't want to say more and I thanked {him} for the square.
voice	careyoung	2	{child} asked me if {mum} is [eating|still poorly], and whether {he} made {mum} poorly. I said no, twice. {He} said "[I used to do her tablets|I should have been good]" and then wanted {carer}, and went and got on {carer}'s knee.
voice	careteen	1	{child} says placement is ok. Wants [later curfew|more pocket money|less meetings].
voice	careteen	1	{child} would like to see {mum} [more|without a supervisor].
voice	careteen	2	{child} was blunt: "[I've had more social workers than birthdays|don't write I've settled, I've stopped asking]". What {he}'d like is [to be told before {carer} is|to keep the same school if it all goes wrong|{his} brother on the phone without someone listening].
voice	careteen	2	{child} said that here's the first place {he} has [left {his} stuff out|had a key|been shouted at and then asked to pass the peas]. {He} doesn't want that said in front of {mum}, "[she'd cry and then it's my job|it'd sound like I picked]".
voice	careteen	2	{child} wants to stay with {carer} and says so to everyone. To me {he} added "[but ask me again when I'm 16|I still want to be asked if I want to go home, I'll say no, but ask]". Written here so that we do.
voice	nonverbal	1	{child} is non verbal. {He} smiled when {he} saw {carer} and reached for {his} [toy|cup].
voice	nonverbal	1	{child} used [Makaton for more and finished|{his} PECS book] during the visit and seemed relaxed.
voice	nonverbal	2	{child} has no words. {He} took my hand to the [cupboard|back door] and put it on the handle, waited, and when I didn't know what {he} meant did it again with a look I'd call patient. {carer}: "[he wants the swing out|that's biscuits]". {He} laughed when it came. Anyone who says {he} can't tell us what {he} wants hasn't held {his} hand.
voice	nonverbal	2	When the new agency carer came in {child} [covered {his} ears, rocked and bit {his} sleeve|went rigid]; with {kin} {he} [leaned in and hummed|gave eye contact and signed more]. I read that as {him} telling us who {he} feels safe with.
voice	nonverbal	2	Symbols on the mat: {child} put [home, {carer} and bath|swimming and {kin}] under the smile and [bus and medicine|the hoist] under the frown, took the [bus|hoist] card back and threw it. Checked twice on different days w/ {prof}. Same answer.
lived	care	1	{child} has {his} own room, gets the [bus|taxi] to {school} and has tea with the family at 6.
lived	care	1	{carer} reports a good routine. {child} does [cubs|football|drama] on {day}s.
lived	care	2	A week for {child}: up at seven with the radio on, [toast cut the way {he} likes|two alarms and {carer} shouting up the stairs], taxi to {school}. {day} is [family time, and the night after it {he} sleeps on the landing|drama]. There's always someone in when {he} gets home and {he} has begun to [not check|leave {his} shoes in the hall].
lived	care	2	{child} has [a shelf with {his} name on|{his} own mug, nobody touches it]. {He} eats fast and asks what's for tea tomorrow while eating today's. Bedtime takes an hour, two stories, the light on, [the door at the exact angle|{carer} on the stairs].
lived	disab	1	{child} gets the [7.40|8.00] bus to {school}, home at 4. Tube feed at 6 and in bed by 7.
lived	disab	2	{child}'s day starts at 5.30 with meds and a feed, done by {carer} alone. Then forty minutes on a bus without a sip of anything. School's where {he} [swims|paints with {his} feet]. From 4 {he} is in the [chair by the window|front room] while {carer} does tea for the others; {he} watches {sib} [on the trampoline|doing homework] and shouts to join in. Carers come for bed, [a different face three nights in seven|Pat most nights, who sings].
home	care	0	No concerns re placement.
home	care	1	{child}'s bedroom seen, [tidy|personalised], [photos of {mum} and family up|own TV]. Home warm and clean.
home	care	2	{child}'s room has [{his} photos up at last|{his} drawings stuck on with tape, {carer} doesn't mind the paint]. {His} suitcase has gone from [behind the door to the loft|under the bed], {his} idea, {carer} told me quietly.
home	leaver	0	Flat ok.
home	leaver	1	Flat [tidy|messy], food in. [£8|Nothing] on the electric.
home	leaver	2	Flat: [mould round the window, landlord been told twice|mattress on the floor still, bed coming {next}]. {He} has [put fairy lights up|bought a kettle out of {his} first wages] and made me a tea, first time.
history	care	0	
history	care	0	See previous reports.
history	care	1	{child} came into care due to [neglect|DA]. [Third|Second] placement.
history	care	2	I laid the moves next to the anniversary dates. Each breakdown was within [weeks of a goodbye|a month of {mum} missing family time]. So when {carer} says it's "out of nowhere" in [November|March], it isn't, and we can be there first.
mitigation	care	1	Carer support plan in place, [respite 1 weekend in 4|SSW visiting weekly].
mitigation	care	2	If it gets too much {carer} rings [SSW till 10, then EDT, who've a note|{kin}, who's approved for sleepovers]. {child} has {his} own: [the shed and the punchbag|text {sw} a full stop and {sw} will ring]. Planned breaks the weekend after family time, always the same place. If two go wrong in a month we have a stability meeting before anyone says notice.
network	care	1	{kin} sees {child} [monthly|in the holidays].
network	care	2	Lifelong links: {child} named [a dinner lady|{his} first foster carer|{kin}] and we found them. {kin} would [have {child} for Christmas|come to reviews and write]. {He} said "[she remembers I don't like peas|I thought she'd died]".
reflection	care	1	Discussed what {child}'s behaviour after family time is saying.
reflection	care	1	{sw} feels more confident with {child}, the relationship is growing.
reflection	care	2	{sw} wonders if we're all grateful that {child} is no trouble, and what {he} has to swallow to be none. I felt [caught out|a bit sick] when {sw} said it. The [drawings|carer's log] would bear it out. {sw} will make room for {him} to be cross.
reflection	care	2	We talked about the pull to blame {mum}. {sw} had come from family time [furious|in tears]. Underneath: {sw} likes {mum}, and {mum} could have done it with more money and less of {him}. What does that do to what we write? [It makes us either soft or hard|We leave out what {mum} does well].
identity	care	1	{child} is [mixed heritage, placed with White British carers|Catholic]. Carer supports this.
identity	care	2	{child} asked {carer} "[am I from Africa or from Luton|why's my skin different to everyone's in the photo]". {carer} asked for help answering. [{kin} has sent family photos and a recipe|Life story worker will do the map with {him}], barber in [town|the market] knows {his} hair now.
poverty	care	0	
blaming	care	0	{child} is manipulating the placement and attention seeking.
blaming	care	0	{mum} failed to attend again and does not prioritise contact.
blaming	leaver	0	{child} fails to engage with {his} PA and has made {himself} intentionally homeless.
risk	leaver	1	{child} is behind with rent and isolated. Mood low.
risk	leaver	2	{child} has [£9 till Friday|a notice on the door] and isn't opening post. {He} says that {he} "wouldn't be missed". I'm worried about [suicide|{him} losing the flat and going back to {mum}'s partner's].
mitigation	leaver	1	PA to attend appts. Crisis number given.
mitigation	leaver	2	If {he} goes quiet for [two|three] days I go round, {he} has agreed that. [Safety app on {his} phone with three names|GP on {day}, I'll sit in the waiting room]. If eviction goes ahead: staying with {his} old carer for a fortnight, agreed with fostering.
history	leaver	1	Looked after since [8|11], [7|4] placements.
history	leaver	2	{child} has been left at every stage change: [secondary school, 16, 18|three teams in three years]. It's no wonder {he} stops answering in the month before one.
strength	leaver	1	{child} has kept {his} [job|tenancy] for [6|9] months.
strength	leaver	2	{child} can [cook four dinners|ask for help before the bailiffs do] now, and {his} old carer is still {his} first call.
note	leaver	0	T/C to YP, no answer.
note	leaver	1	Text to {child} re [GP appt|job centre]. Replied "[kk|yh ok]".
note	leaver	1	Emailed housing re {child}'s [repair|banding]. Await reply.
note	leaver	2	{child} rang {time}. Letter says [council tax £612 by Friday|interview under caution]. {He} had had it nine days in a drawer. Asked {him} to photograph it, we rang them together on speaker. [Leaver exemption not applied, now is, owes nil|Moved to a month's time, solicitor found]. {He} said "[I was going to just not be in|that was like five minutes]". Told {him} it was the ringing me that did it.
note	leaver	2	{child} messaged at {time}: "[can't do this no more x|u awake]". Rang. {He} was [on the balcony, had been drinking|in bed, phone on 3%]. Stayed on till {his} mate came. Not wanting to die tonight, wants it to stop being quiet. Crisis team call {day} 10am, with me. {tm} told.
note	disab	0	Call re transport.
note	disab	1	t/c {carer} re [hoist service|school transport|short breaks dates]. Will chase and ring back.
note	disab	1	OT emailed, [slings due|bathroom quote] in. Sent to panel.
note	disab	2	{carer} rang {time}, hadn't slept, {child} up since [one|two]. {CShe} said "[I can't lift {him} any more and I'm ashamed of that|I put {him} in front of the telly and sat in the hall]". No one's been hurt. Night sitter found for [tonight and {day}|the weekend]; increase goes to panel {next} with {carer}'s words in it. {kin} is going over.
note	disab	2	{prof} rang: {child} came in with [a graze on the left hip|red marks from the strap], photo and body map done, {he} signed [hurt and bus|no bus] when shown the symbols. Asked transport who was on. {carer} told and had seen it too. GP this pm. I'm seeing {child} with {prof} at 2, {he} needs someone who knows {his} signs.
plan_extra	leaver	0	Pathway plan updated.
plan_extra	leaver	1	Accommodation: [own tenancy|semi independent]. EET: [working|looking]. Health: ok. Money: UC.
plan_extra	leaver	2	Where I live: "[the flat's mine, I want to keep it]". Help: [rent direct, PA and {child} ring housing together, by {next}]. My people: {his} old carer, {kin}, [the lads at work]. Doesn't want the mentor and that's been taken out. What I'm good at: [getting up, fixing bikes]. If it goes wrong: {his} old carer's sofa, then PA, then duty; numbers are on the fridge.
voice	baby	0	{child} appeared well.
voice	baby	0	{child} seen, no concerns. Meeting milestones.
voice	baby	0	Baby content.
voice	baby	0	
decision	s47	0	S47.
decision	s47	0	Threshold met, s47 joint.
decision	s47	1	Threshold met for s47, [joint with police|single agency], {sw} to lead.
decision	s47	2	We agreed the threshold for s47 is met and it's [joint|single agency, police to be told of anything new]. {child} to be seen today, [by {sw} with the TA {he} knows|before home time], and medical [today|tomorrow 10am, {carer} asked and agreed].
rationale	s47	1	Due to [the mark and lack of explanation|what {child} said].
rationale	s47	1	Reasonable cause to suspect significant harm.
rationale	s47	2	Because {child} [said it plainly and before anybody asked|has a mark where children don't bruise and two stories for it], because of {his} age, and given that {other} will be in the house at four. If it were only [the lateness|the row] we'd not be here.
options	s47	2	The alternative was a visit under the plan we have. It was argued for by [health|{sw}] and it's a fair point that {carer} would talk more. But {carer} can't keep {child} off the question tonight, and we can't ask it properly with {other} there.
rationale		0	
rationale		0	As discussed.
rationale		0	As above.
rationale		0	See supervision.
rationale		0	In line with procedures.
rationale		0	N/A
options		0	
options		0	None.
options		0	N/A
options		1	
options		1	Other options were discussed but not felt suitable at this time.
risk	leaver	0	Risks discussed.
actions	leaver	0	PA to keep in touch.
actions	leaver	1	PA to [ring housing|chase GP] by {next}. {child} to [bring letters|apply for the bursary].
actions	leaver	2	- PA: [housing, on speaker, with {child}|letter to landlord re repairs] by {day}\n- {child}: [open the drawer, photo everything|ring {his} old carer Sunday]\n- {tm}: setting up home grant, signed by {next}
actions	care	0	SW to continue visits.
actions	care	0	Continue with plan.
actions	care	0	Ongoing.
actions	care	1	SW to [chase PEP|complete chronology|book life story session] by {next}.
actions	care	1	SSW to [visit weekly|speak to {carer} re respite]. {sw} to speak to school by {day}.
actions	care	2	- {sw}: tell {child} [the date|why not yet] in person, by {day}\n- {carer}: [keep the sleep log|photo to {mum}] weekly\n- SSW: [respite with the same carer|the bed rail] by {next}
actions	care	2	1. {sw} to speak with {mum} about [what to say when {he} asks|the calendar] before {next}\n2. School and {carer}: [one message book|same words at goodbye] from {day}\n3. {tm} to chase [panel date|therapy funding], answer by {next}
analysis	care	1	{child} is doing well in placement but unsettled around family time.
analysis	care	2	{child} is safer than {he} has ever been and isn't sure yet if it's allowed to last. I don't read [the wrecked bedroom|the hiding of food] as going backwards; it comes [the night after good days|after {mum}'s calls], when there's something to lose.
reviewed	care	1	Last actions: [passport done|PEP done], [dentist - done|savings account - outstanding].
reviewed	care	2	From last time: [{child}'s photos, done, they're on {his} wall|extra call with {kin}, started, {he} asks for it]; [therapy - panel said no, {tm} has gone back|school taxi, sorted after three calls]; life story [two sessions in|not begun, and {child} had noticed].
seen	alone	1	{child} chose to [show me {his} room|sit in my car with the radio on], so we talked there, just us.
seen	alone	2	I saw {child} on {his} own at {his} request. {He} closed the door {himself} and asked [who hears this|whether I'd write it all down]. I said what I'd share and why.
partner	care	1	{school} ({prof}) - [good week|two detentions], attendance [97|94]%.
partner	care	1	IRO emailed re [midway review|dates].
partner	care	2	{prof} ({school}): {child} has [joined the running club|stopped asking to ring {carer} at lunch]. She'd wondered about [Thursdays|the smell of smoke after family time] and I [could tell her family time's on Wednesdays|said that I'd ask {carer}]. Virtual school will pay for [the mentor {he} picked|a laptop].
partner	care	2	LAC nurse: [weight steady for the first time|bedwetting clinic referral made]; she and {carer} worked out [it follows phone calls|constipation is half of it]. SSW agrees. I've shared it with {prof} at {school} so {he}'s let out to the loo with no fuss.
read	unborn	1	I've reviewed the MW referral and [visit notes|chronology].
read	unborn	2	Read the midwife's letter, the file on {carer} as a child (which says more than ours) and the last two visits.
direction	unborn	1	Pre-birth assessment to be in to me by {next}. SW to [see parents separately|speak to MW].
direction	unborn	2	We're assessing two people as if they were one. {sw} to see {carer} alone and ask what the first week'd be like hour by hour, by {next}. Then we talk, before the hospital alert goes.
reviewed	unborn	1	From last time: MW contacted, done. Older child's file requested, [awaiting|received].
history	unborn	1	[Older child removed in 2020|{carer} in care from 9].
history	unborn	2	First child was removed at [five days|ten weeks]. Reading it now: {carer} was [seventeen|nineteen], in a [hostel|mother and baby unit 60 miles off], and the man is not this man. It isn't nothing; it isn't the same either, and I've tried to say what's different.
network	unborn	1	{kin} supportive and will be birth partner.
network	unborn	2	{kin} has offered [a room for six months|nights until Christmas], and means it: [has swapped shifts|has painted it]. {kin} would ring us. {carer} knows that and still asked.
reflection	unborn	1	{sw} finds it hard to balance hope for {carer} with risk for baby.
reflection	unborn	2	{sw} said "[I keep picturing the ward|I want it to work so much that I don't trust myself]". We thought about [who gets forgotten when we like the mother|how the last removal's still in the room], and what baby would ask us if {he} could.
wellbeing		1	{sw} had a hard week, [sibs' removal|verbal abuse at a visit]. Checked in, debrief offered.
process		0	All children seen in timescale bar 2. Recording compliance 78%, target 90. To catch up on admin day.
process		0	Please close the [3|5] open workflow steps and get case summary on before audit.
strat		1	Allegation via [school|{kin}] that {child} was [hit with a slipper|left alone overnight]. Police - [nil trace|one DA log]. GP - nil of note.
background	leaver	1	{child} left care at 18, [own tenancy since the spring|in supported lodgings]. PA allocated.
background	leaver	2	{child} came into care at [8|13] and left it with [a kettle and a mattress|a tenancy and no curtains]. {He} is in touch with {his} old carer and with nobody else on paper.
reflection	leaver	1	{sw} is worried about being the only person {child} rings.
reflection	leaver	2	{sw} brought the guilt of [not picking up on Sunday|clocking off]. We wondered who else could be rung, and whether being needed is partly for us. What would {child} say good enough looks like? [Somebody who rings back|Bored of me by 21].
direction	leaver	1	PA to [see {child} this week|update pathway plan] by {next}.
direction	leaver	2	I'd like {child}'s flat and money settled before any talk of stepping back. PA to [sit with {him} and open the post|go with {him} to housing] by {day}, and tell me what {he} says {he} wants the next month to be.
partner	exploit	1	YJS worker says {child} [attended|missed] last appt.
partner	exploit	1	{prof} at {school} - on [a reduced timetable|report]. Police: [nothing new|one stop and search, NFA].
partner	exploit	2	Police shared that {child}'s number came up on [a line phone|a phone from the address on Dyer St]. YJS and {prof} see a different young person: [on time, funny, good with the little ones|making things in the workshop]. Held both in one conversation today, which was overdue.
partner	exploit	2	{prof} ({school}) told me that {child} comes to {prof2}'s room at break "to charge {his} phone" and talks. School will [carry on and write to me on {day}s|not put {him} on the later exit]. Told them what we know re [the car|missing episodes] so the gate staff do too.
partner	exploit	2	YJS and police on one call: [the man in the car is known, not for this|two of the addresses match {child}'s missing episodes]. {prof} at {school} added that {child} [gives {his} lunch away|walks the little ones to the gate]. CAWN being drafted. I gave them [the nickname|what {he} said in the RHI, with {his} ok].
partner	teen	1	College: [enrolled|attendance 77%]. School nurse to see {child} [re sleep|re weight].
partner	teen	2	{prof} ({school}) has known {child} since year 7: "[he's gone from cheeky to polite, and I don't like it|she laughs a second after everyone else]". Form tutor, nurse and me agreed [one of us sees {him} daily, no note|who {he} goes to when home's bad]. GP has [referred for bloods|written to CAMHS].
note		0	{prof} emailed, will respond.
note		0	Rang {kin}, no concerns reported.
note		0	Duty call. {carer} asking for SW. Msg left.
note		0	Attendance received from {school}.
note		0	Visit booked for {day}.
note		0	t/c {carer}. Advice given.
note		0	Spoke to {prof}. Info noted.
note		0	Email to housing.
note		1	Housing officer says [boiler part ordered|bid unsuccessful, position 14]. Told {carer} by text.
note		1	{carer} texted photo of [letter from court|school report]. Thanked {chim}, will read before {day}.
note		1	Dropped off [beds and bedding from the charity|a food parcel|bus passes]. {carer} in hall, [all well|in a rush]. {child} waved from upstairs.
note		1	t/c GP surgery. {child} [registered|not registered, form sent to {carer}]. [Imms up to date|Last seen in {past} for an ear infection].
note		1	{other} rang. Wants to know why he wasn't told about [the meeting|parents evening]. Said I'd look into it and ring back {day}.
note		1	FSW feedback: session [2|4] of 6 with {carer} on [routines|play], [went ok|{carer} tired].
note		2	{other} rang {time}, not to shout this time. Had read [the minutes|the plan] and found {child}'s line in it, "[when they both talk at once|when nobody comes to assembly]". Asked if {he}'d really said that. I said yes. {OShe} went quiet and asked what {oshe} could do that was [small|this week]. We agreed [a call to {child} at the same time each {day}|to swap the handover to {kin}'s]. {carer} content with it.
note		2	Benefits call made with {carer} on speaker, 1 hr 10 on hold. [Deduction cut from £90 to £32|Award had stopped in error, £214 back by Friday]. {carer} put the phone down and [laughed|cried], said {cshe} hadn't slept over it. {child} came in and asked if that meant [the heating|the trip].
note	care	0	Email from SSW, noted.
note	care	0	PEP paperwork sent.
note	care	0	Carer left message. Called back, no reply.
note	care	0	Contact cancelled.
note	care	0	Mileage form signed.
note	care	1	IRO rang for update before review {next}. Given.
note	care	1	{carer} asked for [delegated authority for haircuts|consent for the school trip]. Checked w/ {mum}, fine. Form sent.
note	care	1	{mum} rang, [wants photos|can't do {day}]. Contact moved to {next}, centre confirmed, {carer} told.
note	care	1	Passport office need [the order|a countersignature]. Posted {date}.
note	care	1	t/c {prof}, {school}. {child} [had a wobble after lunch|got star of the week]. {carer} knows.
note	care	2	Letterbox: {mum}'s letter read with {mum} before it goes. Two lines changed at {mum}'s own wish ([so {he} doesn't think he has to look after me|take out 'soon', I don't know soon]). {child} will have it on {day} with {carer}, not before school. {He} has asked me twice if there's [a photo in it|one coming].
note	exploit	0	Police email re missing, noted.
note	exploit	0	MACE update form completed.
note	exploit	0	YJS rang. Info shared.
note	exploit	1	t/c {carer}. {child} home by [10|11] all week. [New phone number given|Not in school {day}].
note	exploit	1	MACE panel - remains [medium|high]. Mapping meeting {next}.
note	exploit	1	{school}: {child} excluded [2|3] days for [vape|fight]. Work to be set. Carer at work so {kin} to have {him}.
note	exploit	1	Phone call with {child}'s mentor, [boxing twice this week|did not turn up].
note	disab	0	Short breaks form sent.
note	disab	0	EHCP draft received.
note	disab	0	Direct payments query passed to finance.
note	disab	1	{school} nurse: [new feed plan|meds changed], copy on file.
note	disab	1	Continuing care panel deferred to {next}. {carer} told, [fed up|not surprised].
note	disab	1	PA agency: [new PA starts {next}|cover found for {day}]. {carer} to meet first.
note	disab	1	Call w/ SENDIASS worker re [transport appeal|annual review]. Will support {carer}.
note	leaver	0	Text to YP re visit.
note	leaver	0	Pathway plan due, YP informed.
note	leaver	1	College confirmed {child} [enrolled|off sick]. Bursary [paid|form sent].
note	leaver	1	t/c landlord, [boiler Friday|says rent short £60]. Told {child}.
note	unborn	0	MW email, noted.
note	unborn	0	Text to mum re visit.
note	unborn	1	GP confirms [meds safe in pregnancy|booking bloods done].
note	unborn	1	{other} called, wants to know what's going to happen at the hospital. Told him plan meeting is {next} and he's invited.
strength	unborn	0	
strength	unborn	0	Some strengths noted.
lived	disab	0	No change to routine.
lived	disab	1	{child} has [a night sitter twice a week|two nights a month at short breaks] and {carer} does the rest. {He} likes {his} [bath|sensory tent].
lived	disab	1	{child} comes in from {school} tired, has [an hour in the sling swing|the tablet] and then tea. {carer} sleeps on {his} floor.
reviewed	unborn	0	
reviewed	unborn	0	Last actions reviewed.
reviewed	unborn	2	From last time: other LA's file, in, read by {sw} and it's kinder than the summary we had; [{other} seen on his own, done|smoking support, {carer} has the patches]; [housing, no reply, {tm} to ring|birth partner agreed, {kin}].
challenge		1	We didn't agree on [how often to visit|whether {carer} is ready], talked it through, [plan stays|will look again {next}].
practice		1	Thank you to {sw} for [staying late on {day}|the clear write up].
evidence		1	Talked about [attachment|cycle of change] in relation to {carer}.
bias		1	Talked about [assumptions re dads|our own backgrounds] and how they might play in.
note	baby	0	HV rang, noted.
note	baby	0	T/C {carer}. Baby well.
note	baby	0	Message left for HV.
note	baby	0	Nursery attendance received.
note	baby	1	t/c {carer} {time}. {child} [has a cold|teething], [clinic tomorrow|GP seen, viral]. Visit {day} confirmed.
note	baby	1	HV {prof} emailed: [weight up|DNA clinic, rebooked {next}]. {carer} told.
note	baby	1	{kin} dropped [nappies|a cot] off at the office. Taken round {day}.
note	baby	1	t/c {carer}, [milk vouchers not come|meter empty]. [Foodbank has formula, collected|Fuel voucher texted].
note	baby	2	t/c HV {prof} {time}. {child} [weighed naked today, lost 90g|up to the 9th centile, first gain in five weeks]. {carer} [cried and asked what {cshe}'s doing wrong|had written every feed down]. {prof} watched a feed: [teat too slow, new ones given|{child} kept looking away, she showed {carer} how to wait]. She will go {day}, I'll go {next}.
note	baby	2	{carer} rang {time}, {child} screaming behind {chim}. "[I've put {him} down and shut the door, is that right|I don't want to do something]." Said yes, that's exactly right, stayed on. {kin} there in [ten|twenty] minutes. Rang again in an hour: [{child} asleep on {kin}|both asleep]. {carer} asked for help before, not after, and I told {chim} so. Crying plan gone over, {tm} told.
note	baby	2	Nursery ({prof}): {child} came in with [a mark on the thigh|a soaked nappy, two days running], photo taken. {carer} said [car seat buckle, and it fits|{cshe}'d run out and was ashamed]. Not mobile yet so I've spoken to {tm} and [paeds will see {him} at 3|HV's looking at it with me at 2]. {carer} is coming with us.
note	young	0	T/C {carer}. Discussed nursery place.
note	young	0	Message from {school}, noted.
note	young	0	SALT report received.
note	young	0	Email HV. Awaiting reply.
note	young	1	t/c {prof}, {school}. {child} [settled this week|bit another child, handled]. {carer} told at pick up.
note	young	1	{carer} rang, {child} has [chicken pox|nits]. Visit moved to {day}.
note	young	1	SALT appt {next} confirmed w/ {carer}. [Bus fare|Taxi] agreed.
note	young	1	{kin} texted photos of {child} at [the farm|a party]. Thanked.
note	young	1	t/c {carer} {time}, [tired|fed up], {child} up at [four|five] again. FSW to do sleep session {day}.
note	young	2	t/c {prof}, {school}, {time}. At the sand tray {child} buried the daddy and said "[he can't get out now|shh he's sleeping, don't wake him]", then asked who was collecting {him}. {prof} said "{carer} is" and {he} [checked twice|went back to digging]. She wrote it as it happened. I'll visit tonight rather than {day}.
note	young	2	{carer} rang {time}. {child} had asked at breakfast "[are we poor|is Daddy bad]" and {cshe} didn't know what to say. We made up some words together. {CShe} rang back later: {child} had said "[ok. can I have jam|I thought it was me]". {carer} was crying, in a good way {cshe} said.
note	young	2	Walked {child} to {school} with {carer}, {day}, as planned at core group. {He} [held my hand and {carer}'s and swung|stopped at every gate]. First time in before the bell. At the door {he} told {prof} "[I'm not late|Mummy got up]". {carer} heard it.
note		2	{carer} asked to meet at the office, not home. Came with [a bag|{kin}]. {CShe} wants {other} out and can't say it with him there. Rang IDVA together, [locks booked {day}|refuge space held till 5]. {CShe} chose [home and new locks|to wait till {child} is at {kin}'s]. {child} isn't to be told by us, {cshe} wants to do it.
note		2	{prof} forwarded {child}'s piece of writing, "[My Weekend|A Place I Feel Safe]". It's about [the airing cupboard|being on the bus, top deck, front seat, not getting off]. Spelling left as it is, uploaded. {prof} had praised it and asked nothing. I'll ask {child} on {day} if {he}'d like to tell me about the [cupboard|bus].
note		2	Call with probation {time}. {other} [is out on the 9th, to a hostel two streets away|missed two appts]. They hadn't known there was a child. Licence condition being asked for. Told {carer}, who'd heard already from the sister, and we moved [school pick up to {kin}|the safety plan forward]. {child} to hear it from {carer} tonight.
note		2	{kin} brought {child} to reception {time}. {carer} [hadn't come home|was asleep and wouldn't wake properly]. {child} in school shirt and [slippers|no coat], said "[I locked it, I've got the key|she's just tired]". Fed them both from the machine. {kin} can keep {him} till {day}. {carer} found at {time}, agrees. Welfare check done, {tm} told, visit first thing.
note		2	Replied to {carer}'s complaint about the [chronology|letter]. {CShe} was right, it said [violent when it should say arrested, no charge|we had visited and we hadn't]. Corrected on file, told {chim} so on the phone, sorry said. {CShe} was silent and then asked when the next visit was.
mitigation	baby	0	
mitigation	baby	0	Safe sleep discussed.
mitigation	baby	0	Continue to monitor.
mitigation	baby	1	Safe sleep gone over. {carer} to ring {kin} if {cshe} can't cope.
mitigation	baby	1	If there's a mark or a missed weigh-in we'll [hold a strategy discussion|meet the same day].
mitigation	baby	2	Safety plan: [no one who's had a drink does a night feed|{child} is never left with {other}], {kin} stays [Fri to Sun|the nights {carer}'s alone]. If the crying gets too much: cot, door shut, ring {kin}, then the helpline, then EDT, who have a note. If weight drops again it's [hospital that day|strategy, no waiting for clinic].
mitigation	young	1	{carer} will ring {kin} if it gets too much and {child} goes there.
mitigation	young	1	If {other} comes to the house {carer} will ring 999. Nursery/school know who can collect.
mitigation	young	2	Safety plan on the fridge, in pictures for {child}: if it's loud, [upstairs to {sib}'s room and the music on|next door, the blue gate]. For the grown-ups: [{kin} has a key and comes without being asked|{carer} texts a heart and {kin} rings back]. If it's been used {kin} rings me next morning; if it's used twice in a week we meet inside 48 hrs.
mitigation	disab	1	Emergency plan at school & with night carers. {kin} trained on the [feed pump|rescue meds].
mitigation	disab	2	Until the second carer starts: [no lifts on {chis} own, {kin} at 4 and 7|hoist only, neighbour on call]. Any mark: body map same day, {prof} and I look together, medical if nobody can say how. If {carer}'s back goes, emergency bed at short breaks is agreed, {child}'s things are in a bag by the door.
vplan	baby	0	
vplan	baby	0	N/A - age.
vplan	baby	1	{child}'s routine and needs have been considered in the plan.
vplan	baby	2	{child} can't tell us, so we went by what we've seen: {he} [settles with {kin} in two minutes and with others in twenty|sleeps when the house is quiet and not otherwise]. That's why the plan has [{kin} there at bedtime|the same two faces every week, not a rota].
vplan	young	1	{child} wants [more time with {kin}|to stay at {school}] and this is in the plan.
vplan	young	2	What {child} told us and what it changed: "[the big bang is at night|I don't like the stairs]", so [the visits are at bedtime, not after school|there's a light and a gate, and {carer} comes up]. {He} asked for [a dog|Daddy to come home]. That isn't in it, and {sw} told {him} why with the bears.
risk	baby	1	[Weight falling|Missed immunisations] and {carer} [low|not waking for feeds].
risk	baby	1	Worry about [safe sleep|rows] with a baby this young.
risk	baby	2	{child} can't move away, can't tell anyone and needs feeding by somebody awake. My worry: [{he} was found face down on the sofa next to {carer}, who'd been drinking|{he} has lost weight three weeks running and is going quiet, which in a baby isn't good]. It'd only take once.
risk	baby	2	{child} was in {carer}'s arms when {other} [threw the pan|pushed {chim}]. At this age {he}'s at risk of [a head injury|being dropped] in seconds, and of growing up on guard: {he} already startles [at the door|and doesn't cry].
strength	baby	1	{carer} [talks to {child} all the time|has got to every weigh-in].
strength	baby	1	{kin} has {child} [two nights a week|when {carer} is tired].
strength	baby	2	What's working: {carer} [notices before {child} cries|rang the HV at the first bad night, not the fifth], and {child} is [gaining, 2nd to 9th centile|reaching for {chim} first]. Six weeks of it now.
network	baby	1	{kin} willing to help with nights.
network	baby	2	Drew the family map with {carer}. {kin} will [do the Saturday night|have {child} while {carer} sleeps], {carer}'s friend [from the unit|two doors down] will come to clinic with {chim}. FGC {next}, [eight|six] coming.
identity	baby	1	{child} is [dual heritage|of Bengali heritage]. {carer} speaks [Twi|Sylheti] to {him}.
identity	baby	2	{child}'s two families want [a naming ceremony|a christening] each. {carer} feels torn. It matters for who'll hold {him} in ten years, so [both grandmothers are coming to the FGC|we've stopped writing 'White/Black Caribbean' and asked].
actions	baby	0	Continue with plan.
actions	baby	0	To monitor.
actions	baby	0	SW to continue visits.
actions	baby	1	SW and HV joint visit by {next}.
actions	baby	1	{carer} to attend weigh-in {day}, HV to tell SW result.
actions	baby	2	- {sw} and HV: joint visit at a feed, by {day}\n- {kin}: [nights Fri and Sat|take {carer} to clinic {day}]\n- {tm}: [chase the parenting place|medical report] by {next}
actions	baby	2	1. HV to weigh {child} weekly and text {sw} the same day\n2. {sw} to see {him} awake, undressed and fed, by {next}\n3. {carer}: [alcohol worker {day}|GP re mood {day}], {sw} to go too if wanted
reflection	baby	1	{sw} worries about missing something between visits. Talked through.
reflection	baby	2	{sw} noticed that most of the visit is spent on {carer} and {child} is [asleep in another room|described, not watched]. Whose needs pull us? {carer}'s are loud. We practised what {sw} could look for in ten minutes on the floor: [who {he} looks to|does {he} cry, and who comes].
reflection	baby	2	{sw} said that {sw} goes home and [checks {sw}'s own kids are breathing|can't eat]. We took that as the fear in the case and asked if it's {carer}'s too. I wonder if all of us being so scared is making {carer} perform.
direction	baby	1	Please [see {child} undressed at next visit|confirm safe sleep] by {next}.
direction	baby	2	I know {carer} from these records and I couldn't tell you what {child} does when {cshe} leaves the room. {sw} to do a 30 min observation with the HV by {next} and write only that. I'll read it with you the same day.
read	baby	1	I have reviewed the HV's chart and last visit.
read	baby	2	I've put the weight chart, the visit notes and the police log on one page and read across. What struck me is [every dip is the week after a call-out|we visit at 2 and the worry is at 2am].
attend	baby	1	Present: {carer}, HV ({prof}), {sw}. Apols GP.
attend	baby	2	Who came: {carer} with {child} on {chis} lap, {kin}, {prof} (HV), {sw}, {tm} chairing. {other} [asked for a separate slot and had one|sent apologies].
childread	baby	1	Later life letter to go on file.
childread	baby	2	{sw} will write this up as a letter for {child} to read when {he}'s older, by {next}.
decision	ref	0	Progress to C&F.
decision	ref	0	Referral accepted.
decision	ref	1	Agreed to progress to child and family assessment.
decision	ref	1	[Decision|Outcome]: assessment. SW to visit within 5 days.
decision	ref	2	I have decided that we assess, and that {sw} makes the first visit by {next}. {carer} has been told who rang and what about.
rationale	ref	1	Due to [the history and the referrer's concerns|repeat contacts].
rationale	ref	1	Threshold for assessment met.
rationale	ref	2	Because this is the [second|third] contact in [six|eight] months and each was explained away by itself. One call would not be enough for me; [two|three] that point the same way are.
rationale	ref	2	The reason is that {prof} has known the family for years and has never rung before, and what is described ([shouting most nights|no food in at weekends]) would not show up in a phone call to {carer}.
options	ref	2	I considered passing it to early help. {carer} took that up once and it tailed off, so it needs a social worker to ask first, and it can still go there afterwards.
decision	refnfa	0	NFA.
decision	refnfa	0	No role for CSC.
decision	refnfa	1	No further action, [advice given to referrer|signposted to early help].
decision	refnfa	2	I have decided that this does not call for a social work assessment. {prof} will offer help and {carer} has said yes to it.
rationale	refnfa	1	Threshold not met, [no previous history|universal services to meet need].
rationale	refnfa	2	Because the worry is [money and a broken boiler|sleep and the school run], {carer} asked for help with it {chim}self, and nobody who knows the family sees more than that. To assess would teach {chim} that asking was a mistake.
options	refnfa	2	An assessment was the other choice. It'd take [six|seven] weeks to arrive at what {prof} can start on {day}. If they ring again we look at it afresh.
decision	bclose	1	Agreed to close, HV to [carry on at universal plus|see fortnightly].
decision	bclose	2	I agree that we end our work with {child} and {carer}, with the HV and {kin} as the plan.
rationale	bclose	1	Health targets met and kept up.
rationale	bclose	2	Because feeds, sleep and weight have held for [three|four] months with nobody from here in the house, and {kin} is there at the weekend when it used to slip. I can't name a danger that we are still here for.
options	bclose	2	Thought about one more CIN period. {carer} would go along with it to be polite, and the HV would see less of {child} because we were seeing more.
decision	bcontinue	1	Plan to continue for [8|10] weeks, visits weekly.
decision	bcontinue	2	Decision: the plan goes on, with visits [at feed times|shared with the HV so someone is there every three days].
rationale	bcontinue	1	Weight improving but change is recent.
rationale	bcontinue	2	Reason: {child} is [gaining|safer] because {kin} is there, and {kin} goes home {next}. I need to see {carer} do a fortnight of nights before we do less. More than this isn't called for: {cshe} rings, {cshe} turns up, and {child} looks for {chim}.
options	bcontinue	2	Conference was put to me. I'd want it if [weight fell again|{other} were back]. As it is it'd frighten off the one thing that's working.
decision	bstepdown	1	Agreed to step down to CIN.
decision	bstepdown	2	I agree {child} can come off a CP plan at RCPC and be supported as a child in need.
rationale	bstepdown	1	All health targets met, no incidents for 3 months.
rationale	bstepdown	2	Because the harm was [missed feeds|violence in the room with {him}], and on the evidence of the chart, not our hopes, it's over: [four months on {his} line|no call-outs, order in place, {other} living in Leeds]. {child} cries and somebody comes. That's what I was waiting to read.
options	bstepdown	2	Thought about waiting for {his} first birthday, as health asked. There's nothing the plan would do in that time that HV and {kin} won't.
decision	bstepup	1	ICPC to be convened.
decision	bstepup	2	I agree that we hold a strategy meeting today and go to conference inside 15 working days; {child} stays at {kin}'s meanwhile with {carer}'s agreement.
rationale	bstepup	1	Non mobile baby with unexplained bruise.
rationale	bstepup	2	Given that {he}'s [nine weeks|four months] and can't bruise {himself}, that there are two accounts, and that both adults were in the room, nobody can yet say who's safe. It isn't a judgment on {carer}, and I've asked {sw} to tell {chim} that in those words.
options	bstepup	2	Weighed a written agreement with {other} out of the house. It's been broken once and {child} can't ring us.
practice	baby	2	I want to name the visit of {past}: {sw} [got down on the floor and wrote what {he} did, minute by minute|turned up at six in the morning because that's when it's hard], and because of it [we know what {child} needs at a feed|{carer} asked for help]. That's the work.
\.

COPY sample.template (form, tier, weight, bands, themes, flag, body) FROM stdin;
visit	0	2	baby,young,mid,teen	*	-	Home visit to {child}. <home> <seen> <voice> <family>\n\n<actions>
visit	1	3	baby,young,mid,teen	*	-	<seen>\n\n<voice>\n\n<lived>\n\n<family>\n\n<home>\n\nPlan\n<actions>
visit	1	2	baby,young,mid,teen	neglect,da,mh,exploit,disab	-	CP/CIN VISIT {date}, {time}\nPresent: {carer}, {child}\nHome: <home>\nChild seen: <seen>\nVoice of the child: <voice>\nParent's views: <family>\nRisk / safety: <risk> <mitigation>\nActions: <actions>
visit	1	2	baby,young,mid,teen	neglect,da,mh,exploit,disab	-	Unann visit {time}. {carer} [opened the door in a dressing gown|was on the step when I pulled up|took a while to come to the door] and was ok about me being there.\n\n<home> <seen>\n\n<voice>\n\n<lived> <family>\n\nSafety plan: <mitigation>
visit	1	2	young,mid,teen	neglect,da,mh,exploit	-	School visit, {school}, {day}. {prof} found us [the library corner|a room|the nurture room]. <voice>\n\n<lived>\n\n<partner>\n\nNext: <actions>
visit	1	1	baby,young,mid,teen	*	-	{day} visit, written up {date}\n- <home>\n- <seen>\n- <voice>\n- <family>\n- <strength>\n- to do: <actions>
visit	1	2	young,mid,teen	care	-	STATUTORY VISIT - CHILD LOOKED AFTER {date}\nPlacement: {carer}\nChild seen / bedroom seen: <seen> <home>\nViews: <voice>\nDaily life: <lived>\nCarer: <family>\nPermanence: <permanence>\nActions: <actions>
visit	1	2	young,mid,teen	care	-	Visit to {child} at {carer}'s. <seen>\n\n<voice>\n\n<lived>\n\n<family>\n\n<vplan>
visit	1	3	leaver	*	-	<seen> <home>\n\n<voice>\n\n<lived>\n\n<risk>\n\n<actions>
visit	1	3	unborn	*	-	<seen>\n\n<voice>\n\n<family>\n\n<strength> <risk>\n\n<actions>
visit	0	2	unborn	*	-	Pre-birth home visit {date}\nSeen: <seen>\nHome / preparation: <lived>\nViews: <family>\nRisk: <risk>\nNext: <actions>
joint	1	2	young,mid,teen	neglect,da,mh	-	Visit to {child} and {sib}, {date}. {carer} in.\n\n{child}: <voice>\n\n{sib}: <sibling>\n\n<home> <family>\n\nPlan: <actions>
joint	0	1	young,mid,teen	neglect,da,mh	-	CIN visit both children. <home> <seen> <voice> <sibling> <family>
noaccess	0	3	baby,young,mid,teen	*	-	<noaccess>
note	0	6	baby,young,mid,teen,leaver,unborn	*	-	<note>
note	0	5	baby,young,mid,teen,leaver,unborn	*	-	{time} <note>
note	0	3	baby,young,mid,teen,leaver,unborn	*	-	{date} - <note>
note	1	2	baby,young,mid,teen,leaver,unborn	*	-	{date}\n<note>\n\n{day}\n<note>
note	1	2	baby,young,mid,teen,leaver,unborn	*	-	<note>\n\nTo do: <actions>
note	1	3	baby,young,mid,teen,leaver,unborn	*	-	<partner>
note	1	1	baby,young,mid,teen	*	-	{date} <partner>\n{day} <note>
note	0	1	baby,young,mid,teen	neglect,da,mh,exploit	-	<partner> <network>
note	0	1	baby,young,mid,teen,leaver	*	-	<note> <blaming>
note	1	1	mid,teen	exploit	-	<partner>\n\n<risk> <mitigation>
rhi	1	1	mid,teen	*	-	RETURN HOME INTERVIEW {date}. [Offered same day|Offered within 72 hrs].\n<return>
super	0	2	baby,young,mid,teen,leaver,unborn	*	-	Case: {child}\nUpdate: <background>\nActions from last supervision: <reviewed>\nRisks: <risk>\nStrengths: <strength>\nChild's voice: <voice>\nReflection: <reflection>\nDecision and rationale: \nActions: <actions>
super	1	3	baby,young,mid,teen,leaver,unborn	*	-	Supervision {sw} / {tm}. {child}.\n\n<background> <reviewed>\n\n<voice>\n\n<reflection>\n\n<risk> <mitigation>\n\n<strength>\n\nAgreed\n<actions>
super	1	2	baby,young,mid,teen,leaver	*	-	{tm} with {sw}, {date}, 40 mins. <background>\n\n<lived>\n\n<reflection> <challenge>\n\n<practice>\n\nNext: <actions>
super	1	1	baby,young,mid,teen	*	-	CASE DISCUSSION - {child}\n<reviewed>\n<risk>\n<history>\n<evidence>\n<bias>\n<decision>\nWhy: <rationale>\n<actions>
super	0	2	baby,young,mid,teen,leaver,unborn	*	proc	SUPERVISION  SW: {sw}  TM: {tm}\n<process>\n<process>\nChild's views:\nReflection:\nNext sup: {next}
super	0	1	baby,young,mid,teen,leaver	*	proc	Sup {sw} {date}. {child} - <process> <blaming> SW to crack on.
super	1	1	baby,young,mid,teen	*	-	Sup notes ({tm}) with {sw}. First bit: how's {sw}. <wellbeing>\n\n{child}. <voice> <lived>\n\n<reflection>\n\n<practice> <development>\n\n<actions>
super	1	1	mid,teen	exploit,mh,da	-	GROUP SUPERVISION, brought by {sw}, {child}.\nFacts: <background>\nPast: <history>\nHypotheses: <reflection>\nWhat we might be missing: <bias>\nIdeas: <evidence>\nTake away: <actions>
mo	0	2	baby,young,mid,teen,leaver,unborn	*	proc	MO {date}. <read> <process>
mo	0	2	baby,young,mid,teen,leaver,unborn	*	-	Management oversight. <read> <risk> <direction>
mo	1	3	baby,young,mid,teen	*	-	<read>\n\n<analysis>\n\n<direction>
mo	1	2	baby,young,mid,teen	*	-	MO - {child} - {tm}\n<read> <practice>\n<challenge>\nDirection: <direction>
mo	1	2	baby,young,mid,teen,unborn	*	-	<read>\n\n<decision> <rationale>\n\n<actions>
mo	1	1	baby,young,mid,teen	*	-	Oversight by {tm} following [missing ep|police notification|visit not made|audit]. <read> <history> <direction>
decision	1	3	baby,young,mid,teen,leaver,unborn	*	-	<decision>\n\n<rationale>\n\n<options>\n\n<actions>
decision	0	3	baby,young,mid,teen,leaver,unborn	*	-	MANAGER'S DECISION {date}\nDecision: <decision>\nRationale: <rationale>\nOther options considered: <options>\nHas the child been told: \nActions: <actions>
decision	1	2	baby,young,mid,teen	*	-	Decision by {tm} after discussion w/ {sw} {time}. <decision> <rationale>\n<options> <vplan>\n<mitigation>
decision	0	1	baby,young,mid,teen,leaver,unborn	*	-	<decision> <rationale>
decision	1	1	baby,young,mid,teen	*	-	<read>\n<risk> <strength>\n\n<decision> <rationale> <options>\n\n<childread>
assessment	0	2	baby,young,mid,teen	*	-	CHILD & FAMILY ASSESSMENT (extract)\nHistory: <history>\nHealth / education: <partner>\nChild's views: <voice>\nDaily life: <lived>\nIdentity: <identity>\nFinance & housing: <poverty>\nParents: <family>\nWider family: <network>\nStrengths: <strength>\nAnalysis: <analysis>\nRecommendation: <decision> <rationale>
assessment	1	2	baby,young,mid,teen	*	-	C&F - analysis and conclusion, {child}\n\n<background>\n\n<history>\n\n<lived>\n\n<voice>\n\n<poverty> <identity>\n\n<analysis>\n\n<risk> Against that: <strength>\n\n<decision> <rationale> <options>
assessment	1	2	unborn	*	-	PRE-BIRTH ASSESSMENT - summary\n<background>\n<history>\nParents: <family>\nAgencies: <partner>\nWorries: <risk>\nStrengths: <strength>\nFamily: <network>\nIf things go wrong: <mitigation>\nRecommendation: <decision> <rationale>
strat	0	2	baby,young,mid,teen	*	-	STRATEGY DISCUSSION {date} {time} - {child}\nPresent: TM {tm}, police, health, {prof}\nInfo: <strat>\nRisk: <risk>\nOutcome: <decision>\nRationale: <rationale>\nActions: <actions>
strat	1	2	baby,young,mid,teen	*	-	Strat by Teams, {time}, chaired {tm}.\n\n<strat>\n\n<history> <lived>\n\nPolice wanted joint; health and us [agreed|weren't sure]. <challenge>\n\n<decision> <rationale>\n\n<mitigation>\n\n<actions>
strat	1	1	unborn	*	-	Strategy meeting, unborn. Police, named MW, {tm}, {sw}.\n<partner>\n<risk>\n<decision> <rationale>\n<mitigation>\n<actions>
meeting	0	2	baby,young,mid,teen	neglect,da,mh,exploit,disab	-	CORE GROUP / TAF {date}\n<attend>\nActions from last: <reviewed>\nChild's views: <voice>\nParents: <family>\nAgencies: <partner>\nPlan: <actions>
meeting	1	2	baby,young,mid,teen	*	-	<attend>\n\n<partner>\n\n<voice>\n\n<family>\n\n<network>\n\nWho does what\n<actions>
meeting	1	1	baby,young,mid,teen	*	-	Meeting notes, {school} / Teams. <attend> <reviewed>\n<risk>\n<mitigation>\nNext mtg {next}
meeting	1	1	unborn	*	-	Pre-birth meeting {date}. {carer}, {other}, MW, {sw}, {kin}.\n<partner>\n<family>\n<network>\n<mitigation>\n<actions>
review	0	2	baby,young,mid,teen	neglect,da,mh,exploit,disab	-	REVIEW {date}\n<attend>\nProgress: <reviewed>\nChild: <voice>\nFamily: <family>\nStrengths: <strength>\nWorries: <risk>\nDecision: <decision> <rationale>\nPlan: <actions>
review	1	2	baby,young,mid,teen	neglect,da,mh,exploit,disab	-	Review - chair's summary\n\n<attend>\n\n<lived>\n\n<voice>\n\n<family>\n\n<partner>\n\n<risk> Going well: <strength>\n\n<decision> <rationale>\n\n<vplan>\n\n<actions>
review	0	2	young,mid,teen	care	-	LAC REVIEW no. [4|6|7] {date}\n<attend>\nPlacement: <family>\nViews: <voice>\nIdentity: <identity>\nHealth/Edu: <partner>\nFamily time / network: <network>\nPermanence: <permanence>\nActions: <actions>
review	1	2	young,mid,teen	care	-	Child looked after review, held at {carer}'s, {day}. <attend>\n\n<voice>\n\n<lived>\n\n<permanence>\n\n<vplan>\n\n<strength>\n\n<actions>
plan	0	2	baby,young,mid,teen	*	-	CHILD'S PLAN {date}\nNeeds: <risk>\nWhat's working: <strength>\nChild's wishes: <voice>\nWhat will happen: <actions>\nContingency: <mitigation>\nReview: {next}
plan	1	2	baby,young,mid,teen	*	-	Plan for {child} - drawn up with {carer} {date}\n\n<family>\n\n<vplan>\n\n<network>\n\n<identity>\n\n<actions>\n\nIf it goes wrong: <mitigation>\n\n<childread>
plan	1	2	young,mid,teen	care	-	CARE PLAN / PERMANENCE {date}\n<permanence>\n<vplan>\n<identity>\n<network>\n<actions>
plan	1	3	leaver	*	-	PATHWAY PLAN - {child} {date}\n<plan_extra>\n<risk> <mitigation>
letter	1	1	young,mid,teen	*	-	<letter>
icpc	1	2	baby,young,mid,teen	*	-	INITIAL CHILD PROTECTION CONFERENCE {date} - {child}\n<attend>\n\nWhat has happened: <history>\nWorries: <risk>\nWhat is going well: <strength>\nViews of {child}: <voice>\nViews of the family: <family>\n\nConference agreed a child protection plan. <rationale>\n\nOutline plan\n<actions>\nIf things do not change: <mitigation>
icpc	0	2	baby,young,mid,teen	*	-	ICPC {date}. <attend>\n<partner>\n<risk>\nOutcome: CP plan, [neglect|emotional abuse]. <rationale>\n<actions>
icpc	1	1	unborn	*	-	PRE-BIRTH CONFERENCE {date}. {carer}, {other}, MW, HV, {kin}.\n<partner>\n<family>\n<risk> <strength>\nOutcome: plan from birth. <rationale>\n<mitigation>\n<actions>
adults	1	2	baby,young,mid,teen	*	-	Visit to {carer}, arranged for while {child} was out of the house. <family>\n\n<network>\n\n<actions>
adults	0	2	baby,young,mid,teen	*	-	HV to {carer} {time}, {child} not there. <family> <actions>
rhirefused	1	2	mid,teen	*	-	Return interview offered to {child} [by phone|by text|at the door] {date}. {He} said no. [To be offered again by someone {he} picks.|{carer} spoken to instead.|{prof} will try on {day}.]
rhirefused	0	1	mid,teen	*	-	RHI offered, refused.
gsuper	1	2	baby,young,mid,teen	*	-	GROUP SUPERVISION {date}, {tm} chairing, {sw} bringing {child}.\nWhere we are: <background>\nHow we understand it: <reflection>\nWhat might we not be seeing: <bias>\nQuestions from the group: <challenge>\nTo try: <actions>
gsuper	0	1	baby,young,mid,teen	*	-	Group sup, {child}. <background> <reflection> <actions>
personal	1	1	none	*	-	<personal>
personal	0	1	none	*	-	1:1 {sw} w/ {tm} {date}\n<personal>
misc	0	1	baby,young,mid,teen,leaver,unborn	*	-	<misc>
\.

COPY sample.word (list, n, word) FROM stdin;
girl	1	Aaliyah
girl	2	Abigail
girl	3	Adaeze
girl	4	Aisha
girl	5	Alesha
girl	6	Amara
girl	7	Amber
girl	8	Amelia
girl	9	Anaya
girl	10	Annie
girl	11	Aoife
girl	12	Ayesha
girl	13	Bella
girl	14	Bethany
girl	15	Billie
girl	16	Bonnie
girl	17	Carys
girl	18	Chanel
girl	19	Chloe
girl	20	Daisy
girl	21	Demi
girl	22	Ebony
girl	23	Edie
girl	24	Elif
girl	25	Elsie
girl	26	Esme
girl	27	Evie
girl	28	Fatou
girl	29	Faith
girl	30	Freya
girl	31	Grace
girl	32	Halima
girl	33	Hattie
girl	34	Hope
girl	35	Imani
girl	36	Iris
girl	37	Isla
girl	38	Ivy
girl	39	Jade
girl	40	Jasmine
girl	41	Kayla
girl	42	Keira
girl	43	Kiara
girl	44	Layla
girl	45	Lexi
girl	46	Libby
girl	47	Lola
girl	48	Maja
girl	49	Maryam
girl	50	Maya
girl	51	Mia
girl	52	Mila
girl	53	Millie
girl	54	Nadia
girl	55	Naomi
girl	56	Nevaeh
girl	57	Niamh
girl	58	Nila
girl	59	Orla
girl	60	Paige
girl	61	Phoebe
girl	62	Rania
girl	63	Roza
girl	64	Ruby
girl	65	Safiya
girl	66	Scarlett
girl	67	Shanice
girl	68	Sienna
girl	69	Skye
girl	70	Sofia
girl	71	Summer
girl	72	Tia
girl	73	Tilly
girl	74	Yasmin
girl	75	Zara
girl	76	Zeynep
boy	1	Aaron
boy	2	Abdi
boy	3	Adam
boy	4	Aiden
boy	5	Albie
boy	6	Alfie
boy	7	Amir
boy	8	Archie
boy	9	Arlo
boy	10	Ayaan
boy	11	Bailey
boy	12	Blake
boy	13	Bobby
boy	14	Callum
boy	15	Carter
boy	16	Charlie
boy	17	Cody
boy	18	Connor
boy	19	Corey
boy	20	Dawid
boy	21	Deniz
boy	22	Dexter
boy	23	Dylan
boy	24	Elijah
boy	25	Emre
boy	26	Ethan
boy	27	Ezra
boy	28	Femi
boy	29	Finley
boy	30	Frankie
boy	31	Freddie
boy	32	George
boy	33	Hamza
boy	34	Harley
boy	35	Harvey
boy	36	Ibrahim
boy	37	Idris
boy	38	Isaac
boy	39	Jaden
boy	40	Jake
boy	41	Jamal
boy	42	Jaxon
boy	43	Jayden
boy	44	Josh
boy	45	Jude
boy	46	Kai
boy	47	Kian
boy	48	Kofi
boy	49	Kwame
boy	50	Kyle
boy	51	Leo
boy	52	Leon
boy	53	Levi
boy	54	Liam
boy	55	Logan
boy	56	Luca
boy	57	Mason
boy	58	Malachi
boy	59	Marlon
boy	60	Max
boy	61	Micah
boy	62	Milo
boy	63	Mohamed
boy	64	Nathan
boy	65	Noah
boy	66	Ollie
boy	67	Omar
boy	68	Oscar
boy	69	Reece
boy	70	Reggie
boy	71	Riley
boy	72	Rhys
boy	73	Ronnie
boy	74	Ryan
boy	75	Sami
boy	76	Sonny
boy	77	Teddy
boy	78	Theo
boy	79	Tobi
boy	80	Toby
boy	81	Tyler
boy	82	Yusuf
boy	83	Zac
surname	1	Adams
surname	2	Addo
surname	3	Ahmed
surname	4	Akhtar
surname	5	Ali
surname	6	Allen
surname	7	Asante
surname	8	Baker
surname	9	Barnes
surname	10	Begum
surname	11	Bell
surname	12	Bennett
surname	13	Boateng
surname	14	Brown
surname	15	Byrne
surname	16	Carter
surname	17	Chowdhury
surname	18	Clarke
surname	19	Cole
surname	20	Cooper
surname	21	Costa
surname	22	Cox
surname	23	Daley
surname	24	Davies
surname	25	Demir
surname	26	Diallo
surname	27	Doyle
surname	28	Edwards
surname	29	Ellis
surname	30	Evans
surname	31	Farah
surname	32	Fisher
surname	33	Foster
surname	34	Francis
surname	35	Gordon
surname	36	Grant
surname	37	Gray
surname	38	Green
surname	39	Hall
surname	40	Hassan
surname	41	Hill
surname	42	Hughes
surname	43	Hussain
surname	44	Jackson
surname	45	James
surname	46	Johnson
surname	47	Jones
surname	48	Kaya
surname	49	Kelly
surname	50	Khan
surname	51	King
surname	52	Kowalski
surname	53	Lee
surname	54	Lewis
surname	55	Marshall
surname	56	Martin
surname	57	Mason
surname	58	Miah
surname	59	Miller
surname	60	Mitchell
surname	61	Moore
surname	62	Morgan
surname	63	Murphy
surname	64	Nowak
surname	65	Nwosu
surname	66	Okafor
surname	67	Osei
surname	68	Owens
surname	69	Palmer
surname	70	Patel
surname	71	Pereira
surname	72	Phillips
surname	73	Price
surname	74	Quinn
surname	75	Rahman
surname	76	Reid
surname	77	Rowe
surname	78	Shaw
surname	79	Silva
surname	80	Smith
surname	81	Stone
surname	82	Taylor
surname	83	Thomas
surname	84	Turner
surname	85	Walker
surname	86	Ward
surname	87	Webb
surname	88	White
surname	89	Wilson
surname	90	Wood
surname	91	Yilmaz
surname	92	Young
worker	1	Abena
worker	2	Adele
worker	3	Ainsley
worker	4	Alan
worker	5	Amina
worker	6	Angela
worker	7	Ben
worker	8	Bernice
worker	9	Bola
worker	10	Cath
worker	11	Chris
worker	12	Claire
worker	13	Colette
worker	14	Damian
worker	15	Debbie
worker	16	Dinah
worker	17	Donovan
worker	18	Eleni
worker	19	Emeka
worker	20	Esther
worker	21	Fay
worker	22	Fiona
worker	23	Frances
worker	24	Gareth
worker	25	Gita
worker	26	Hannah
worker	27	Helen
worker	28	Huda
worker	29	Imogen
worker	30	Jackie
worker	31	Jas
worker	32	Jo
worker	33	Joel
worker	34	Kalpna
worker	35	Karen
worker	36	Keith
worker	37	Kemi
worker	38	Laura
worker	39	Leanne
worker	40	Lisa
worker	41	Lorna
worker	42	Louise
worker	43	Maria
worker	44	Marcia
worker	45	Mel
worker	46	Mo
worker	47	Natalie
worker	48	Nicola
worker	49	Nina
worker	50	Ola
worker	51	Paul
worker	52	Petra
worker	53	Priti
worker	54	Rachel
worker	55	Ravi
worker	56	Rob
worker	57	Ros
worker	58	Ruth
worker	59	Sade
worker	60	Sally
worker	61	Sam
worker	62	Sarah
worker	63	Shirin
worker	64	Simone
worker	65	Sunita
worker	66	Tanya
worker	67	Tessa
worker	68	Tom
worker	69	Tunde
worker	70	Uzma
worker	71	Vicky
worker	72	Wendy
worker	73	Yinka
worker	74	Zoe
kin_younger	1	Auntie Bev
kin_younger	2	Uncle Dean
kin_younger	3	Auntie Yas
kin_younger	4	Auntie Carol
kin_younger	5	Uncle Femi
kin_younger	6	Auntie Leanne
kin_younger	7	Uncle Pete
kin_younger	8	Auntie Comfort
kin_younger	9	Uncle Ray
kin	1	Nan
kin	2	Grandad
kin	3	MGM
kin	4	PGM
kin	5	Nanny Jean
kin	6	Grandma
kin	7	MGF
kin	8	Auntie Bev
kin	9	Uncle Dean
kin	10	Auntie Yas
kin	11	Auntie Carol
kin	12	Uncle Femi
kin	13	Auntie Shaz
kin	14	Nani
kin	15	Nana Pat
foster_woman	1	Denise
foster_woman	2	Jan
foster_woman	3	Sheila
foster_woman	4	Pauline
foster_woman	5	Margaret
foster_woman	6	Yvonne
foster_woman	7	Comfort
foster_woman	8	Bernie
foster_woman	9	Marcia
foster_woman	10	Jeanette
foster_woman	11	Gloria
foster_woman	12	Sandra
foster_man	1	Winston
foster_man	2	Tony
foster_man	3	Errol
foster_man	4	Graham
professional	1	Miss Carr
professional	2	Mrs Bhatt
professional	3	Ms Dunne
professional	4	Lorraine
professional	5	Mrs Osei
professional	6	Ms Petrou
professional	7	Carol
professional	8	Mrs Fielding
professional	9	Miss Nwosu
professional	10	Deb
professional	11	Mrs Rahman
professional	12	Alison
professional	13	Miss Hart
professional	14	Mrs Lowe
professional	15	Julie
professional	16	Ms Ferreira
professional	17	Mrs Okoye
professional	18	Gill
professional	19	Miss Kaur
professional	20	Tracey
nursery	1	Little Acorns
nursery	2	Poppy Nursery
nursery	3	the children's centre nursery
nursery	4	Bright Stars
primary	1	Elm Park Primary
primary	2	St Anne's
primary	3	Millfields Lane Primary
primary	4	Lime Tree Primary
primary	5	Holy Trinity Primary
primary	6	Riverside Primary
primary	7	Northgate Juniors
primary	8	Orchard Primary
secondary	1	Ridgeway
secondary	2	The Bridge Academy School
secondary	3	Marsh Lane School
secondary	4	Our Lady's
secondary	5	Kingfisher Academy
secondary	6	the PRU
secondary	7	Haverstock Road School
day	1	Monday
day	2	Tuesday
day	3	Wednesday
day	4	Thursday
day	5	Friday
day	6	Mon
day	7	Tues
day	8	Weds
day	9	Thurs
day	10	Fri
time	1	09.10
time	2	9.30
time	3	9.45am
time	4	10am
time	5	10.20
time	6	11.15
time	7	11.40am
time	8	12.05
time	9	13.30
time	10	2pm
time	11	14.10
time	12	14:45
time	13	15.20
time	14	3.40pm
time	15	16:05
time	16	16.30
time	17	4.45pm
time	18	17.10
time	19	5.30pm
time	20	10:50
ethnicity	1	White - British
ethnicity	2	White - British
ethnicity	3	White - British
ethnicity	4	White - Irish
ethnicity	5	Any other White background
ethnicity	6	Black - Caribbean
ethnicity	7	Black - African
ethnicity	8	Black - African
ethnicity	9	White and Black Caribbean
ethnicity	10	White and Asian
ethnicity	11	Any other mixed background
ethnicity	12	Bangladeshi
ethnicity	13	Pakistani
ethnicity	14	Indian
ethnicity	15	Traveller of Irish heritage
ethnicity	16	Information not yet obtained
ethnicity	17	Refused
\.

COPY sample.labelled_child (label, first_name, gender) FROM stdin;
d-001	Amira	F
d-002	Ryan	M
d-003	Jacob	M
d-004	Zayn	M
d-005	Tyrell	M
d-006	Oscar	M
d-007	Poppy	F
d-008	Kofi	M
d-009	\N	M
d-010	Alfie	M
d-011	Yousif	M
d-012	Ellie-Mae	F
d-013	Safiya	F
d-014	Kez	F
d-015	Noah	M
d-016	\N	F
d-017	Lexi	F
d-018	Demi	F
d-019	Harley	M
d-020	\N	F
d-021	Rowan	F
d-022	\N	F
d-023	Mia	F
d-024	Kaiden	M
d-025	Connor	M
d-026	\N	F
d-027	Rhys	M
d-028	Alesha	F
d-029	Amelie	F
d-030	Bailey	M
d-031	Leila	F
d-032	\N	M
d-033	\N	M
d-034	Theo	M
d-035	\N	F
d-036	Shannon	F
d-037	\N	M
d-038	Jamie-Lee	M
d-039	Malachi	M
d-040	Kacey	F
d-041	Reuben	M
d-042	Marcin	M
d-043	Ellis	M
d-044	Harvey	M
d-045	Thuy	F
d-046	\N	M
d-047	Aoife	F
d-048	Ibrahim	M
d-049	Mason	M
d-050	\N	F
d-051	Edie	F
d-052	Courtney	F
d-053	Zac	M
d-054	Ali	M
d-055	Orla	F
d-056	Elijah	M
d-057	\N	F
d-058	Aaron	M
d-059	Noor	M
d-060	Summer	F
d-061	Isaac	M
d-062	Chelsea	F
d-063	Finley	M
d-064	\N	F
d-065	Jordan	M
d-066	Freya	F
d-067	Shay	M
d-068	\N	F
d-069	Teo	M
d-070	Charlie	M
d-071	Albie	M
d-072	Imogen	F
d-073	\N	M
d-074	Zara	F
d-075	Levi	M
d-076	Kian	M
d-077	\N	F
d-078	Amber	F
d-079	Kyron	M
d-080	Kwesi	M
d-081	Martha	F
d-082	Hamza	M
d-083	Jasmine	F
d-084	Ebony	F
d-085	Rosa	F
d-086	Tyler	M
d-087	\N	F
d-088	Blessing	M
d-089	Lucas	M
d-090	Bonnie	F
d-091	Keeley	F
d-092	Jaxon	M
d-093	Lowri	F
d-094	Priyanka	F
d-095	Skye	F
d-096	Jude	M
d-097	Hibaq	F
d-098	Corey	M
d-099	Dilan	M
d-100	Nevaeh	F
d-101	Lottie	F
d-102	Poppy-Jo	F
d-103	Oscar	M
d-104	Alfie	M
d-105	Marek	M
d-106	Kyle	M
d-107	\N	M
d-108	Declan	M
d-109	Ellis	M
d-110	Cassius	M
d-201	Reece	M
d-202	\N	M
d-203	Ellis	M
d-204	Poppy	F
d-205	Ayaan	M
d-206	Adaeze	F
d-207	\N	M
d-208	Leon	M
d-209	Caitlin	F
d-210	Dexter	M
d-211	\N	M
d-212	Halima	F
d-213	\N	F
d-214	Marcin	M
d-215	\N	F
d-216	Bailey	M
d-217	Kofi	M
d-218	Jordan	M
d-219	\N	F
d-220	\N	F
d-221	Maddison	F
d-222	\N	M
d-223	Zahra	F
d-224	\N	F
d-225	Isaac	M
d-226	Ollie	M
d-227	Amelia	F
d-228	Logan	M
d-229	\N	M
d-230	Freya	F
d-231	\N	M
d-232	\N	F
d-233	Tasha	F
d-234	Mikey	M
d-235	Nevaeh	F
d-236	Kayleigh	F
d-237	Kayleigh	F
d-238	Mason	M
d-239	Jaxon	M
d-240	\N	M
d-241	\N	F
d-242	Dilan	M
d-243	Ruby-Mae	F
d-244	\N	F
d-245	\N	M
d-246	Tyrese	M
d-247	Lacey-Jo	F
d-248	Theo	M
d-249	Arlo	M
d-250	Josh	M
d-251	\N	F
d-252	\N	M
d-253	Shay	M
d-254	Kaleb	M
d-255	Rosa	F
d-256	\N	F
d-257	Lola	F
d-258	\N	M
d-259	\N	M
d-260	Lexi	F
d-261	Haris	M
d-262	Niamh	F
d-263	Sienna	F
d-264	Callum	M
d-265	Aisha	F
d-266	Oscar	M
d-267	Amir	M
d-268	Kit	M
d-269	Rudy	M
d-270	\N	F
d-271	\N	M
d-272	Tanisha	F
d-273	Kelvin	M
d-274	Teo	M
d-275	Amrit	M
d-276	Esme	F
d-277	\N	M
d-278	\N	M
d-279	\N	F
d-280	Bethany	F
d-301	Tyrese	M
d-302	Shania	F
d-303	Imran	M
d-304	Ellie-Mae	F
d-305	Reuben	M
d-306	Poppy	F
d-307	Connor	M
d-308	Amelia	F
d-309	Maddison	F
d-310	\N	F
d-311	\N	M
d-312	Kyron	M
d-313	Mila	F
d-314	Aisha	F
d-315	Rhys	M
d-316	\N	M
d-317	Abdi	M
d-318	Teddy	M
d-319	Lacey	F
d-320	Ayaan	M
d-321	Leo	M
d-322	Destiny	F
d-323	\N	M
d-324	Keeley	F
d-325	\N	F
d-326	Ethan	M
d-327	Jayden	M
d-328	Harper	F
d-329	\N	F
d-330	Casey-Leigh	F
d-331	Omari	M
d-332	Lewis	M
d-333	Zain	M
d-334	Finlay	M
d-335	\N	M
d-336	\N	F
d-337	Sienna	F
d-338	\N	M
d-339	\N	M
d-340	Oscar	M
d-341	Freya	F
d-342	Aaliyah	F
d-343	Kian	M
d-344	\N	M
d-345	Malakai	M
d-346	Ruby	F
d-347	\N	M
d-348	Lola	F
d-349	\N	F
d-350	Bella	F
d-351	Courtney	F
d-352	\N	F
d-353	Josh	M
d-354	\N	M
d-355	\N	F
d-356	Nathaniel	M
d-357	Callum	M
d-358	Marley	M
d-359	Maisie	F
d-360	Jess	F
d-361	Amber	F
d-362	Elijah	M
d-363	Tiana	F
d-364	\N	M
d-365	Dawid	M
d-366	Jaxon	M
d-367	Kacey	F
d-368	Dottie	F
d-369	Tommy	M
d-370	Priya	F
d-371	\N	M
d-372	\N	F
d-373	Sami	M
d-374	Reece	M
d-375	Hallie	F
d-376	Nicola	F
d-377	\N	F
d-378	Kofi	M
d-379	Arlo	M
d-380	Freddie	M
d-401	Jamal	M
d-402	Reece	M
d-403	Milo	M
d-404	Keely	F
d-405	Lacey-Mae	F
d-406	\N	F
d-407	Yonas	M
d-408	\N	F
d-409	Tyler	M
d-410	Zainab	F
d-411	Corey	M
d-412	Femi	M
d-413	\N	F
d-414	Noor	M
d-415	\N	F
d-416	\N	F
d-417	Sofia	F
d-418	Ruby	F
d-419	Amelie	F
d-420	Annie	F
d-421	Josh	M
d-422	Hari	M
d-423	Ollie	M
d-424	Ivy	F
d-425	Darcy	F
d-426	\N	F
d-427	Aras	M
d-428	Kofi	M
d-429	Yusuf	M
d-430	Kayden	M
d-431	\N	F
d-432	\N	F
d-433	Kian	M
d-434	Freddie	M
d-435	Mia	F
d-436	\N	F
d-437	Dion	M
d-438	Callum	M
d-439	\N	M
d-440	Bex	F
d-441	Elijah	M
d-442	Jaydon	M
d-443	Ellie	F
d-444	Tilly	F
d-445	\N	M
d-446	\N	F
d-447	Hope	F
d-448	Leyla	F
d-449	Selam	F
d-450	Brandon	M
d-451	Alfie	M
d-452	Oscar	M
d-453	Safa	F
d-454	Mateo	M
d-455	Dev	M
d-456	Maisie	F
d-457	\N	F
d-458	Sienna	F
d-459	Poppy	F
d-460	Ciaran	M
d-461	Bailey	M
d-462	Amira	F
d-463	\N	M
d-464	Leila	F
d-465	Tia	F
d-466	Bilal	M
d-467	Jayden	M
d-468	Pearl	F
d-469	Abdi	M
d-470	\N	F
d-471	Rhianna	F
d-472	Oliver	M
d-473	Mollie	F
d-474	\N	M
d-475	Noah	M
d-476	Dylan	M
d-477	Tyrell	M
d-478	Imran	M
d-479	\N	F
d-480	Harvey	M
\.
