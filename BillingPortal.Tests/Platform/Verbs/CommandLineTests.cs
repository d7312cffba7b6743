using System.Net;
using System.Net.Sockets;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Verbs;

/// <summary>The program as it is met in a terminal: what it prints and how it ends.</summary>
[Trait("Part", "web")]
public sealed class CommandLineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-verbs-").FullName;

    private string DataFolder => $"--Portal:DataFolder={folder}";

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Help_ListsTheVerbs_EvenWhenTheSettingsAreWrong()
    {
        var (code, output, _) = await ProgramProcess.RunAsync(["--help"], Set("Portal__TimeZone", "Nowhere"));
        Assert.Equal(0, code);
        foreach (var verb in new[] { "config check", "migrate", "jobs run", "facts retry", "mails retry" }) Assert.Contains(verb, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownVerb_IsRefusedWithTheNearest()
    {
        var (code, _, error) = await ProgramProcess.RunAsync(["migrat", DataFolder]);
        Assert.Equal(2, code);
        Assert.Contains("Did you mean 'migrate'?", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConfigCheck_OfASoundConfiguration_IsWellAndMakesNoDatabase()
    {
        var (code, output, error) = await ProgramProcess.RunAsync(["config", "check", DataFolder]);
        Assert.True(code == 0, error);
        Assert.Contains("Mode: Sandbox. Currency: USD. Time zone: UTC.", output, StringComparison.Ordinal);
        Assert.Contains("not yet made", output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task Faults_AreAllNamedAtOnce_WithoutAStackTrace()
    {
        var (code, _, error) = await ProgramProcess.RunAsync(["config", "check", DataFolder, "--Portal:TimeZon=UTC", "--Portal:Currency=XXX"], Set("Database__Provider", "Oracle"));
        Assert.Equal(2, code);
        Assert.Contains("The setting Portal:TimeZon is not known. Did you mean 'TimeZone'?", error, StringComparison.Ordinal);
        Assert.Contains("Portal:Currency 'XXX' is not a currency", error, StringComparison.Ordinal);
        Assert.Contains("Database:Provider 'Oracle' cannot be read. Allowed is Sqlite or PostgreSQL.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingKeyOutsideDevelopment_IsOneSentence()
    {
        var (code, _, error) = await ProgramProcess.RunAsync([DataFolder], Set("ASPNETCORE_ENVIRONMENT", "Production"));
        Assert.Equal(2, code);
        Assert.Equal("Stripe:SecretKey is missing. Set it to your account's secret key, or set Portal:Mode to Sandbox to try the portal without Stripe.", error.Trim());
    }

    [Fact]
    public async Task UnwritableDataFolder_IsOneSentence()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "");
        var (code, _, error) = await ProgramProcess.RunAsync([$"--Portal:DataFolder={file}/below", "--urls=http://127.0.0.1:0"]);
        Assert.Equal(2, code);
        Assert.Contains("cannot be written to", Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PortInUse_IsOneSentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var (code, _, error) = await ProgramProcess.RunAsync([DataFolder, $"--urls=http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"]);
        Assert.Equal(2, code);
        Assert.Contains("The address is in use", Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("config check")]
    [InlineData("migrate")]
    [InlineData("")]
    public async Task DatabaseThatCannotBeReached_IsOneSentence(string verb)
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();
        var (code, _, error) = await ProgramProcess.RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), DataFolder, "--Database:Provider=PostgreSQL",
            $"--ConnectionStrings:Portal=Host=127.0.0.1;Port={port};Database=x;Username=x;Timeout=3", "--urls=http://127.0.0.1:0"]);
        Assert.Equal(2, code);
        Assert.Contains("PostgreSQL cannot be", Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DamagedDatabaseFile_IsOneSentence()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "portal.db"), new string('x', 5000));
        var (code, _, error) = await ProgramProcess.RunAsync([DataFolder, "--urls=http://127.0.0.1:0"]);
        Assert.Equal(2, code);
        Assert.Contains("is not a SQLite database", Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Portal:Currency=EUR", "This database bills in USD, and Portal:Currency is EUR.")]
    [InlineData("--Portal:TimeZone=Europe/Berlin", "This database bills in the time zone UTC, and Portal:TimeZone is Europe/Berlin.")]
    [InlineData("--Stripe:SecretKey=sk_test_x", "This database belongs to Sandbox mode, and the portal is set up for Test mode.")]
    public async Task StampThatDisagrees_IsRefused(string setting, string sentence)
    {
        Assert.Equal(0, (await ProgramProcess.RunAsync(["migrate", DataFolder])).ExitCode);
        var (code, _, error) = await ProgramProcess.RunAsync([DataFolder, setting, "--Portal:PublicUrl=https://billing.example.com", "--Mail:Host=127.0.0.1", "--Mail:From=billing@example.com", "--urls=http://127.0.0.1:0"]);
        Assert.Equal(2, code);
        Assert.StartsWith(sentence, Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("config", "check")]
    [InlineData("--urls=http://127.0.0.1:0", "--Portal:Sample=None")]
    public async Task MissingPublicAddress_OutsideTheSandbox_IsTwoAndASentence(params string[] words)
    {
        var (code, output, error) = await ProgramProcess.RunAsync([.. words, DataFolder, "--Stripe:SecretKey=sk_test_x", "--Mail:Host=127.0.0.1", "--Mail:From=billing@example.com"]);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("Portal:PublicUrl is missing.", Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConfigCheck_OfRealMoneyWithoutASeller_IsTwoAndASentenceEach()
    {
        var (code, _, error) = await ProgramProcess.RunAsync(["config", "check", DataFolder, "--Stripe:SecretKey=sk_live" + "_x", "--Portal:PublicUrl=https://billing.example.com", "--Mail:Host=127.0.0.1", "--Mail:From=billing@example.com"], Set("ASPNETCORE_ENVIRONMENT", "Production"));
        Assert.Equal(2, code);
        Assert.Equal(["Seller:Name", "Seller:Address", "Seller:Email"], Lines(error).Select(l => l.Split(" is missing.")[0]), StringComparer.Ordinal);
    }

    [Fact]
    public async Task FallingToAFreeTierThatIsNotThere_IsTwoAndASentence()
    {
        var (code, _, error) = await ProgramProcess.RunAsync([DataFolder, "--Billing:AfterTrial=FreeTier", "--urls=http://127.0.0.1:0"]);
        Assert.Equal(2, code);
        Assert.StartsWith("Billing:AfterTrial is FreeTier", Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task Migrate_ThenAgain_ThenTheOtherVerbs(DatabaseProvider provider)
    {
        await using var store = await TestDatabase.EmptyAsync(provider);
        Assert.Contains("the database is up to date", (await ProgramProcess.RunAsync(["migrate", .. store.Arguments])).Out, StringComparison.Ordinal);
        Assert.Equal("The database is up to date.", (await ProgramProcess.RunAsync(["migrate", .. store.Arguments])).Out.Trim());
        Assert.Equal("Did 0 due step(s).", (await ProgramProcess.RunAsync(["jobs", "run", "due", .. store.Arguments])).Out.Trim());
        Assert.Contains("due  every minute  Done", (await ProgramProcess.RunAsync(["jobs", .. store.Arguments])).Out, StringComparison.Ordinal);
        Assert.Equal(2, (await ProgramProcess.RunAsync(["jobs", "run", "nothing", .. store.Arguments])).ExitCode);
        Assert.Equal((0, "0 waiting, 0 dead."), (await ProgramProcess.RunAsync(["facts", .. store.Arguments])) is var facts ? (facts.ExitCode, facts.Out.Trim()) : default);
        Assert.Equal(2, (await ProgramProcess.RunAsync(["facts", "retry", .. store.Arguments])).ExitCode);
        Assert.Equal((0, "0 waiting, 0 dead."), (await ProgramProcess.RunAsync(["mails", .. store.Arguments])) is var mails ? (mails.ExitCode, mails.Out.Trim()) : default);
        Assert.Equal((2, 1), ((await ProgramProcess.RunAsync(["mails", "retry", .. store.Arguments])).ExitCode, (await ProgramProcess.RunAsync(["mails", "retry", "7", .. store.Arguments])).ExitCode));
    }

    private static Dictionary<string, string> Set(string name, string value) => new(StringComparer.Ordinal) { [name] = value };

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
