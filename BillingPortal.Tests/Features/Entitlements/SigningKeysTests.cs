using BillingPortal.Features.Entitlements;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Entitlements;

[Trait("Part", "data")]
public sealed class SigningKeysTests
{
    /// <summary>Over a quarter of a year on two nodes: whoever keeps the shown keys for an hour always knows the one that signs, and any that signed in the last hour.</summary>
    [Theory, OnBoth]
    public async Task KeyThatSigns_IsShownAnHourBeforeAndAfter_OnEveryNode(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await using var node = await kit.AnotherNodeAsync();
        var (signed, shown, met) = (new Queue<string>(), new Queue<IReadOnlyList<string>>(), new HashSet<string>(StringComparer.Ordinal));
        for (var step = TimeSpan.FromMinutes(30); kit.Time.GetUtcNow().Month != 9; kit.Time.Advance(step))
        {
            await kit.Get<KeepSigningKeys>().RunAsync(); // the job
            var (signer, now) = ((await node.Get<SigningKeys>().SignerAsync()).Known, kit.Time.GetUtcNow().UtcDateTime);
            string[] keys = [.. (await kit.Get<SigningKeys>().ShownAsync()).Select(k => k.Id)];
            Assert.Equal(signer.Id, (await kit.Get<SigningKeys>().SignerAsync()).Known.Id);
            Assert.InRange(keys.Length, 1, 2);
            met.Add(signer.Id);
            // Days far from a turn are passed in one step; what was noted before them is over.
            step = signer.SignsFrom + KeepSigningKeys.Signs - now > TimeSpan.FromHours(30) && now - signer.SignsFrom > TimeSpan.FromHours(3) ? TimeSpan.FromDays(1) : TimeSpan.FromMinutes(30);
            if (step.Days > 0) (signed, shown) = (new(), new());
            foreach (var earlier in shown) Assert.Contains(signer.Id, earlier, StringComparer.Ordinal);
            foreach (var earlier in signed) Assert.Contains(earlier, keys, StringComparer.Ordinal);
            Keep(signed, signer.Id);
            Keep(shown, keys);
        }
        Assert.Equal(4, met.Count);
    }

    [Theory, OnBoth]
    public async Task FirstKeys_OfTwoNodesAtOnce_AreOne_AndAfterALongSleepThereIsANewOneAtOnce(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await using var node = await kit.AnotherNodeAsync();
        var made = await Task.WhenAll(kit.Get<KeepSigningKeys>().RunAsync(), node.Get<KeepSigningKeys>().RunAsync());
        Assert.All(made, keys => Assert.Equal("es256-1", Assert.Single(keys).Id));
        kit.Time.Advance(TimeSpan.FromDays(60));
        Assert.Equal("es256-2", (await node.Get<SigningKeys>().SignerAsync()).Known.Id);
        Assert.Equal("es256-2", Assert.Single(await kit.Get<SigningKeys>().ShownAsync()).Id);
        Assert.Contains("es256-2", (await kit.Get<RunWork>().RunAsync("renew-signing-keys", default))!.ToString(), StringComparison.Ordinal);
    }

    private static void Keep<T>(Queue<T> of, T one)
    {
        of.Enqueue(one);
        if (of.Count > 2) of.Dequeue(); // the last hour
    }
}
