using BillingPortal.Platform.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Platform.Settings;

public sealed class SettingsTests
{
    [Fact]
    public void WithoutSettings_DefaultsHold()
    {
        var installation = Start.Installation(Start.Development, "--contentRoot=" + AppContext.BaseDirectory);
        Assert.Equal(new(PortalMode.Sandbox, Path.Combine(AppContext.BaseDirectory, "data"), TimeZoneInfo.Utc, BillingPortal.Core.Currency.Usd), installation);
        Assert.Equal(DatabaseProvider.Sqlite, Start.With(Start.Development).GetRequiredService<DatabaseSettings>().Provider);
    }

    [Fact]
    public void Settings_AreTakenWhateverTheirCase()
    {
        var installation = Start.Installation(Start.Development, "--portal:timezone=Asia/Tokyo", "--PORTAL:CURRENCY=jpy");
        Assert.Equal(("Asia/Tokyo", "JPY"), (installation.Zone.Id, installation.Currency.Code));
    }

    [Theory]
    [InlineData("--Portal:DataFoldr=x", "The setting Portal:DataFoldr is not known. Did you mean 'DataFolder'?")]
    [InlineData("--Stripe:SecretKy=x", "The setting Stripe:SecretKy is not known. Did you mean 'SecretKey'?")]
    [InlineData("--Database:Provder=x", "The setting Database:Provder is not known. Did you mean 'Provider'?")]
    [InlineData("--Portal:Zone=x", "The setting Portal:Zone is not known. Did you mean 'Mode'?")]
    [InlineData("--Portal:Qqqqqqqqqqqqqqqqqqqq=x", "The setting Portal:Qqqqqqqqqqqqqqqqqqqq is not known.")]
    [InlineData("--Database:Provider=MySql", "Database:Provider 'MySql' cannot be read. Allowed is Sqlite or PostgreSQL.")]
    [InlineData("--Database:Provider=1", "Database:Provider '1' cannot be read. Allowed is Sqlite or PostgreSQL.")]
    [InlineData("--Portal:SandboxPublic=yes", "Portal:SandboxPublic 'yes' cannot be read. Allowed is true or false.")]
    [InlineData("--Portal:DataFolder=", "Portal:DataFolder is empty. Name a folder that the portal may write to.")]
    public void WrongSetting_IsToldInOneSentence(string setting, string sentence) => Assert.Equal(sentence, Start.Fault(Start.Development, setting));

    [Theory]
    [InlineData("--Portal:TimeZone=Europe/Berln", "Portal:TimeZone 'Europe/Berln' is not a known time zone.", "Did you mean 'Europe/Berlin'?")]
    [InlineData("--Portal:TimeZone=", "Portal:TimeZone '' is not a known time zone.", "'UTC'")]
    [InlineData("--Portal:TimeZone=../../etc/passwd", "is not a known time zone.", "'UTC'")]
    [InlineData("--Portal:Currency=DOGE", "Portal:Currency 'DOGE' is not a currency", "USD")]
    [InlineData("--Portal:Currency=", "Portal:Currency '' is not a currency", "USD")]
    [InlineData("--Portal:Currency=KWD", "Billing:SmallestCharge is missing. The least that Stripe charges in KWD is not known here", "smallest unit of the currency")]
    [InlineData("--Portal:PublicUrl=billing.example.com", "Portal:PublicUrl 'billing.example.com' is not an address.", "https://billing.example.com")]
    [InlineData("--Portal:PublicUrl=/billing", "Portal:PublicUrl '/billing' is not an address.", "https://billing.example.com")]
    [InlineData("--Database:Provider=PostgreSQL", "ConnectionStrings:Portal is empty", "Host=…")]
    [InlineData("--ConnectionStrings:Portal=Host=127.0.0.1", "Database:Provider is Sqlite", "Set Database:Provider to PostgreSQL")]
    public void WrongValue_IsToldWithWhatToDo(string setting, string fault, string advice)
    {
        var sentence = Start.Fault(Start.Development, setting);
        Assert.Contains(fault, sentence, StringComparison.Ordinal);
        Assert.Contains(advice, sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Start.TestKey), InlineData(Start.LiveKey)]
    public void OutsideTheSandbox_ThePublicAddressIsNeeded(string key) =>
        Assert.StartsWith("Portal:PublicUrl is missing.", Start.Fault(Start.Production, key, "--Portal:PublicUrl="), StringComparison.Ordinal);

    [Fact]
    public void InTheSandbox_NoPublicAddressIsNeeded() => Assert.True(Start.Installation(Start.Development, "--Portal:PublicUrl=").IsSandbox);

    [Fact]
    public void PostgreSql_WithItsConnectionString_IsTaken() =>
        Assert.Equal(DatabaseProvider.PostgreSQL, Start.With(Start.Development, "--Database:Provider=postgresql", "--ConnectionStrings:Portal=Host=127.0.0.1").GetRequiredService<DatabaseSettings>().Provider);

    [Fact]
    public void SeveralFaults_AreAllToldAtOnce()
    {
        var faults = Start.Faults(Start.Production, "--Portal:SandboxPublic=perhaps", "--Portal:TimeZone=Mars", "--Portal:Colour=red", "--Database:Provider=Oracle", "--Stripe:ApiBase=nowhere");
        Assert.Equal(6, faults.Count);
        Assert.All(["SandboxPublic", "Mars", "Colour", "Oracle", "nowhere", "SecretKey is missing"], word => Assert.Contains(faults, f => f.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void OtherPeoplesSections_AreNotJudged() => Assert.True(Start.Installation(Start.Development, "--Serilog:Colour=red", "--AllowedHosts=*").IsSandbox);
}
