using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Data;

[Trait("Part", "data")]
public sealed class StoredSettingsTests
{
    [Theory, OnBoth]
    public async Task NeverStored_IsTheDefaultOfVersionZero(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        Assert.Equal(new StoredSetting<int>(7, 0), await kit.Get<StoredSettings>().ReadAsync("days", 7));
    }

    [Theory, OnBoth]
    public async Task TwoWhoSawTheSameVersion_OneWrites(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var settings = kit.Get<StoredSettings>();
        foreach (var seen in new[] { 0, 1 })
            Assert.Single(await Task.WhenAll(settings.WriteAsync("days", 1, seen), settings.WriteAsync("days", 2, seen)), written => written);
        Assert.Equal(2, (await settings.ReadAsync("days", 0)).Version);
    }
}
