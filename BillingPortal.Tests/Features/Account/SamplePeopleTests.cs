using BillingPortal.Features.Account;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Account;

[Trait("Part", "data")]
public sealed class SamplePeopleTests
{
    [Theory, OnBoth]
    public async Task TwoNodesStartedAtOnce_MakeThemOnce(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await using var other = await kit.AnotherNodeAsync();
        var both = new[] { Task.Run(() => kit.Get<SamplePeople>().MakeAsync()), Task.Run(() => other.Get<SamplePeople>().MakeAsync()) };
        await Task.WhenAny(both);
        while (!Array.TrueForAll(both, b => b.IsCompleted))
        {
            kit.Time.Advance(TimeSpan.FromMilliseconds(250)); // the second waits for the first, then looks again
            await Task.Yield();
        }
        var made = await Task.WhenAll(both);
        Assert.Equal(7, made.Sum(m => m.Count));
        Assert.Empty(await kit.Get<SamplePeople>().MakeAsync());
        Assert.Equal((7, 5), (await kit.ReadAsync(db => db.Set<Person>().CountAsync()), await kit.ReadAsync(db => db.Set<BillingProfileRow>().CountAsync())));
        foreach (var person in await other.Get<SamplePeople>().ReadAsync())
            Assert.True((await kit.TryAsync(person.Email, person.Password)).Value.IsInRole(person.Role));
    }

    [Theory, OnBoth]
    public async Task OtherFolder_HasOtherPasswords(DatabaseProvider provider)
    {
        await using var one = await PortalKit.StartAsync(provider);
        await using var two = await PortalKit.StartAsync(provider);
        Assert.Empty((await one.Get<SamplePeople>().MakeAsync()).Select(p => p.Password).Intersect((await two.Get<SamplePeople>().MakeAsync()).Select(p => p.Password), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("--Portal:Sample=None")]
    [InlineData("--Stripe:SecretKey=sk_test_x", "--Portal:PublicUrl=https://billing.example.com", "--Mail:Host=127.0.0.1", "--Mail:From=portal@example.com")]
    public async Task WithoutSandboxOrWish_NobodyIsMade(params string[] settings)
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite, settings: settings);
        Assert.Empty(await kit.Get<SamplePeople>().MakeAsync());
        Assert.False(kit.Get<SamplePeople>().IsOffered);
    }
}
