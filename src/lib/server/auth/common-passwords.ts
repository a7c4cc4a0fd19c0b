/**
 * What people choose first when ten characters are asked for. Compared without case, without digits and signs at
 * the ends, and with 0 1 3 4 5 7 @ $ read as the letters they stand for, so each entry covers a family.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
	`password passwords passw passwordpassword mypassword thepassword yourpassword newpassword oldpassword
	passphrase letmein letmeinnow letmeinplease welcome welcomehome welcomeback iloveyou iloveyouso ilovemyself
	iloveyouforever changeme changemenow changeit pleasechange default administrator admin adminadmin superadmin
	rootroot superuser supervisor manager management guest guestguest testtest testing testpassword tester
	qwerty qwertyuiop qwertyqwerty qwertyui qwertz qwertzuiop azerty azertyuiop asdfghjkl asdfasdf asdfgh zxcvbnm
	zxcvbn qazwsx qazwsxedc qweasdzxc qweasd abcdefghij abcdefgh abcabcabc abcd abcdabcd aaaaaaaaaa
	monkey dragon football baseball basketball superman batman spiderman princess sunshine shadow master mustang
	michael jennifer jordan michelle charlie andrew jessica ashley nicole daniel babygirl chocolate butterfly
	liverpool manchester manchesterunited manutd arsenal chelsea barcelona realmadrid juventus
	starwars pokemon minecraft whatever trustno internet computer samsung iphone android google facebook
	instagram youtube hotmail gmail yahoo microsoft windows apple
	shop shopping shopshop store mystore myshop onlineshop onlinestore company business returns refund refunds
	homeward homewardhomeward summer winter autumn spring january february march april june july august september
	october november december monday tuesday wednesday thursday friday saturday sunday
	bangkok thailand ilovethailand thailovethai sawasdee sawasdeekrub sawasdeeka sabaidee chiangmai phuket pattaya
	siam amazingthailand longlivetheking muaythai nongmai rakthai rakna rakterna kidtung
	รหัสผ่าน รหัสผ่านของฉัน สวัสดี สวัสดีครับ สวัสดีค่ะ ประเทศไทย กรุงเทพ กรุงเทพมหานคร ฉันรักเธอ รักเธอ
	รักประเทศไทย คิดถึง ไม่มีรหัส ไม่บอก ลืมรหัสผ่าน เปลี่ยนรหัส ร้านค้า ร้านของเรา ผู้ดูแลระบบ แอดมิน`
		.split(/\s+/)
		.filter(Boolean)
);
