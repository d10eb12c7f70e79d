package source

// commonSimplified are characters that make up two thirds of a government document written in mainland China; in bytes that are read in the
// wrong charset hardly one in twenty is among them.
var commonSimplified = set("的区业和生建化设服发合市实人国新展地等进政态管一全作推工产制理体保中部院动用施医资行高平年标机定规社能开公局加级技方三要大提复" +
	"关力会重以对职通修为法第家养度水教有立与监系量成老统创办经点民在门强域持各源育企改学应农质本同入共基术品指现分城网划导护构信联府效自上性面" +
	"贫准游综科旅金条间境内台查头核项造数长结主评及式组十融安事支优总协牵完校出目环二物场委织升文色计空湖责程考领革商流期绿范据运策村时费供息相按" +
	"可集试省位海员居利收助治件际专培照心困互山节四不片电落道交才向接引积特角州者多转过检善放验单型当外代土个快调深好研到类财参次极求营案整下负健" +
	"并广于增障报由权训补确来活形步促意乡镇前五先口明具示济知其比更问题情双则日月县至每使把得人这就他说之也从又")

// commonTraditional are those of places that write traditional characters.
var commonTraditional = set("的區業和生建化設服發合市實人國新展地等進政態管一全作推工產制理體保中部院動用施醫資行高平年標機定規社能開公局加級技方三要大提" +
	"關力會重以對職通為法第家養度水教有立與監系量成老統創辦經點民在門強域持各源育企改學應農質本同入共基術品指現分城網劃導護構信聯府效自上性面" +
	"綜科旅金條間境內台臺查頭核項造數長結主評及式組十融安事支優總協完校出目環二物場委織升文色計空責程考領革商流期綠範據運策村時費供息相按" +
	"可集試省位海員居利收助治件際專心互山節四不片電道交才向接引積特者多轉過檢善放驗單型當外代個調深好研到類財參次求案整下" +
	"並廣於增報由權訓補確來活形步促意鄉鎮前五先口明具示濟知其比更問題情雙則日月縣至每使把得這就他說之也從又")

func set(s string) map[rune]bool {
	m := make(map[rune]bool, len(s)/3)
	for _, r := range s {
		m[r] = true
	}
	return m
}
