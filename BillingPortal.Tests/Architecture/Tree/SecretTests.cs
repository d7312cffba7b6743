using BillingPortal.Tests.Architecture.Kit;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Architecture.Tree;

public sealed class SecretTests
{
    private const string Tail = "4eC39HqLyjWDarjtT1zdp7dc";

    [Fact]
    public void Tree_HoldsNoSecret() => Expect.None(Repository.Texts().SelectMany(f => Secrets.In(f.Text).Select(secret => $"{f.Path}: {secret[..12]}…")));

    // Put together at run time: a whole one in this file would be found by the test above.
    public static TheoryData<string> Planted =>
    [
        "key = \"sk_live" + "_" + Tail + "\"", "rk_live" + "_" + Tail, "sk_test" + "_" + Tail, "whsec" + "_" + Tail,
        "-----BEGIN RSA PRIVATE" + " KEY-----", "Authorization: Bearer" + " " + Tail, "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxMjM0NTY3ODkwIn0",
        "Host=db;Username=portal;Password" + "=hunter2;", "\"pwd" + "=hunter2\"", "AKIA" + "IOSFODNN7EXAMPLE",
    ];

    [Theory, MemberData(nameof(Planted))]
    public void PlantedSecret_IsFound(string text) => Assert.Single(Secrets.In(text));

    [Theory]
    [InlineData("A secret key begins with 'sk_live_' or 'sk_test_'.")]
    [InlineData("Host=…;Database=…;Username=…;Password=…")]
    [InlineData("Host=127.0.0.1;Username=portal;Password=test;")]
    [InlineData("\"Host=127.0.0.1;Password={password}\"")]
    [InlineData("var password = Read(); Authorization: Bearer <api key>")]
    public void TalkAboutSecrets_IsNone(string text) => Assert.Empty(Secrets.In(text));

    [Fact]
    public void Tree_IsReadWhole()
    {
        Assert.Contains("BillingPortal/Program.cs", Repository.Files, StringComparer.Ordinal);
        Assert.DoesNotContain(Repository.Files, f => f.Contains("/obj/", StringComparison.Ordinal) || f.Contains("/bin/", StringComparison.Ordinal));
    }
}
