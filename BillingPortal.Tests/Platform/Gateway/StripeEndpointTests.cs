using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Gateway;

[Trait("Part", "web")]
public sealed class StripeEndpointTests
{
    private static readonly string[] Key = ["--Stripe:SecretKey=sk_test_" + "x", "--Stripe:PublishableKey=pk_test_" + "x", "--Mail:Host=127.0.0.1", "--Mail:From=billing@example.com", "--Portal:PublicUrl=https://billing.example.com"];

    [Fact]
    public async Task WithoutAKey_TheStandInOfThisProcessAnswers()
    {
        await using var portal = await RunningPortal.StartAsync();
        var endpoint = portal.Get<StripeEndpoint>();
        Assert.Equal((portal.Client.BaseAddress + "sandbox/stripe", "pk_test_" + "sandbox", "/sandbox/stripe/js/stripe.js"), (endpoint.ApiBase, endpoint.PublishableKey, endpoint.ScriptUrl));
        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint.ApiBase + "/v1/customers") { Headers = { Authorization = new("Bearer", endpoint.SecretKey) } };
        Assert.True((await portal.Client.SendAsync(request)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task SecondNode_TakesTheStandInThatIsNamed()
    {
        await using var portal = await RunningPortal.StartAsync(settings: "--Stripe:ApiBase=http://127.0.0.1:5999/sandbox/stripe/");
        var endpoint = portal.Get<StripeEndpoint>();
        Assert.Equal(("http://127.0.0.1:5999/sandbox/stripe", "http://127.0.0.1:5999/sandbox/stripe/js/stripe.js"), (endpoint.ApiBase, endpoint.ScriptUrl));
        Assert.False(File.Exists(Path.Combine(portal.Store.Folder, "sandbox.db")));
    }

    [Fact]
    public async Task WithAKey_StripeItselfIsMeant()
    {
        await using var store = await TestDatabase.EmptyAsync(DatabaseProvider.Sqlite);
        await using var portal = await RunningPortal.OnAsync(store, null, false, Key);
        Assert.Equal(new("https://api.stripe.com", "sk_test_" + "x", "pk_test_" + "x", "https://js.stripe.com/dahlia/stripe.js"), portal.Get<StripeEndpoint>());
    }

    [Fact]
    public async Task WithAKey_TheStandInsAssemblyIsNotLoaded()
    {
        Assert.Contains("BillingPortal.Sandbox.dll", await LoadedAsync([]), StringComparison.Ordinal);
        Assert.DoesNotContain("BillingPortal.Sandbox.dll", await LoadedAsync(Key), StringComparison.Ordinal);
    }

    // What the process has in its memory, as Linux tells it.
    private static async Task<string> LoadedAsync(string[] settings)
    {
        await using var store = await TestDatabase.EmptyAsync(DatabaseProvider.Sqlite);
        var (program, _) = await ProgramProcess.ServeAsync([.. store.Arguments, "--Portal:Sample=None", .. settings]);
        using (program) return await File.ReadAllTextAsync($"/proc/{program.Id}/maps");
    }
}
