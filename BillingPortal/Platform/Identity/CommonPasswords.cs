namespace BillingPortal.Platform.Identity;

/// <summary>Passwords of ten characters and more that everybody knows: words, keyboards, seasons with a year. Guessing begins with them.</summary>
internal static class CommonPasswords
{
    private const string Listed = """
        1234567890 0123456789 0987654321 9876543210 12345678910 123456789a 123456789q 123123123123 1122334455 1234512345 1212121212 1111111111 0000000000
        1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5 q1w2e3r4t5y6 1qaz2wsx3edc 1qaz2wsx3e zaq12wsxcde3 zxcvbnm123 qwertyuiop qwerty12345 qwerty123456 qwerty1234567890
        qwertyuiop123 asdfghjkl1 asdfghjkl123 asdfghjkl; asdf123456 qazwsxedcrfv qazwsxedc1 qwer1234567 1234qwerasdf abcdefghij abcdefghijk abc1234567
        abcd123456 abcd12345678 a123456789 a1234567890 aa12345678 aaaaaaaaaa password10 password11 password12 password123 password1234 password12345
        password123456 password1! password123! passwordpassword mypassword mypassword1 newpassword newpassword1 yourpassword thisismypassword password2020
        password2021 password2022 password2023 password2024 password2025 password2026 p@ssword123 p@ssw0rd123 passw0rd123 passw0rd1234 passw0rd12 pa$$word123
        pa55word123 iloveyou12 iloveyou123 iloveyou1234 iloveyou12345 iloveyou1! iloveyouforever iloveyou22 ilovejesus iloveyousomuch sunshine12 sunshine123
        sunshine1234 princess12 princess123 princess1234 football12 football123 football1234 baseball12 baseball123 baseball1234 basketball basketball1
        basketball12 basketball123 superman12 superman123 superman1234 batman1234 batman12345 welcome123 welcome1234 welcome12345 welcome2020 welcome2021
        welcome2022 welcome2023 welcome2024 welcome2025 welcome2026 welcome123! letmein123 letmein1234 letmein12345 letmein123! trustno1trustno1 whatever12
        whatever123 starwars12 starwars123 computer12 computer123 computer1234 michelle12 michelle123 jennifer12 jennifer123 jennifer1234 charlie123
        charlie1234 liverpool1 liverpool12 liverpool123 chelsea123 chelsea1234 arsenal123 arsenal1234 barcelona1 barcelona10 barcelona123 manchester
        manchester1 manchesterunited dragon1234 dragon12345 dragon123456 monkey1234 monkey12345 monkey123456 shadow1234 shadow12345 master1234 master12345
        master123456 freedom123 freedom1234 internet12 internet123 samantha12 samantha123 butterfly1 butterfly12 butterfly123 butterfly7 christmas1
        christmas123 summer2020 summer2021 summer2022 summer2023 summer2024 summer2025 summer2026 summer1234 winter2020 winter2021 winter2022 winter2023
        winter2024 winter2025 winter2026 spring2024 spring2025 spring2026 autumn2024 autumn2025 autumn2026 changeme123 changeme1234 changemenow default123
        administrator administrator1 admin12345 admin123456 admin1234567 admin@1234 administrator123 root123456 rootroot123 testtest123 test123456 test1234567
        test12345678 testpassword testing123 testing1234 guest12345 user123456 hello12345 hello123456 helloworld helloworld1 helloworld123 google1234
        google12345 facebook12 facebook123 linkedin123 pokemon123 pokemon1234 naruto1234 minecraft1 minecraft123 fortnite123 blink182blink mustang123
        mustang1234 ferrari123 mercedes123 corvette123 yamaha1234 harley1234 jordan2323 jordan1234 michael123 michael1234 jessica123 jessica1234 ashley1234
        anthony123 anthony1234 matthew123 daniel1234 joshua1234 andrew1234 thomas1234 robert1234 nicole1234 jasmine123 vanessa123 victoria12 victoria123
        alexander1 alexander123 elizabeth1 elizabeth123 christopher christopher1 stephanie1 correcthorsebatterystaple letmeinplease secret1234 secret12345
        secret123456 topsecret1 topsecret123 blahblahblah nothing123 money12345 moneymoney1 rockstar12 rockstar123 lovelovelove loveyou123 lovely1234
        flower1234 sweetheart sweetheart1 chocolate1 chocolate123 strawberry strawberry1 watermelon blackberry spongebob1 spongebob123 scoobydoo1 snowball123
        qwerty1234 qwert12345 qweasdzxc1 qweasdzxc123 qweqweqwe1 asdasdasd1 asdasd123456 zxczxczxc1 zaq1zaq1zaq1 zaq1xsw2cde3
        """;

    private static readonly HashSet<string> All = Listed.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static int Count => All.Count;

    public static bool Contains(string password) => All.Contains(password.Trim());
}
