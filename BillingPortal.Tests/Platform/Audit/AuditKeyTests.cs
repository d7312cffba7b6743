using System.Runtime.Versioning;
using BillingPortal.Core;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Tests.Platform.Audit;

public sealed class AuditKeyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-audit-").FullName;

    private string KeyFile => Path.Combine(folder, AuditKey.FileName);

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void FirstUse_MakesAFileForItsOwnerAlone()
    {
        var key = Key().Bytes;
        Assert.Equal(32, key.Length);
        Assert.Equal(key, File.ReadAllBytes(KeyFile));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        Assert.Equal([KeyFile], Directory.GetFiles(folder));
    }

    [Fact]
    public void LaterUse_ReadsTheSame() => Assert.Equal(Key().Bytes, Key().Bytes);

    [Fact]
    public void ManyAtOnce_AgreeOnOne()
    {
        for (var round = 0; round < 100; round++)
        {
            File.Delete(KeyFile);
            using var start = new Barrier(4);
            var keys = new string[start.ParticipantCount];
            var threads = keys.Select((_, i) => new Thread(() =>
            {
                start.SignalAndWait();
                keys[i] = Convert.ToHexString(Key().Bytes);
            })).ToArray();
            foreach (var thread in threads) thread.Start();
            foreach (var thread in threads) thread.Join();
            Assert.Single(keys.Distinct(StringComparer.Ordinal));
            Assert.Equal([KeyFile], Directory.GetFiles(folder));
        }
    }

    [Fact]
    public void DamagedFile_IsSaid()
    {
        File.WriteAllBytes(KeyFile, [1, 2, 3]);
        Assert.Contains("has 3 bytes instead of 32", Assert.Throws<StartupException>(() => Key().Bytes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KeyOfTheSettings_MakesNoFile()
    {
        var settings = new AuditSettings { Key = Convert.ToBase64String(new byte[32]) };
        Assert.Empty(settings.Faults());
        Assert.Equal(new byte[32], Key(settings).Bytes);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData("short"), InlineData("AAAA"), InlineData("not base64 at all, but long enough to be one, I say!")]
    public void KeyThatIsNone_IsAFaultThatDoesNotRepeatIt(string key)
    {
        var fault = Assert.Single(new AuditSettings { Key = key }.Faults());
        Assert.StartsWith("Audit:Key is not a key.", fault, StringComparison.Ordinal);
        Assert.DoesNotContain(key, fault, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private AuditKey Key(AuditSettings? settings = null) => new(settings ?? new(), new(PortalMode.Sandbox, folder, TimeZoneInfo.Utc, Currency.Usd));
}
