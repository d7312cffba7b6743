using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Customers;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Strangers;

/// <summary>Stripe's own client for Node takes the sandbox for Stripe, and the portal takes what that client signed.</summary>
[Trait("Part", "web")]
public sealed class StrangerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [NodeTheory]
    [InlineData("customers")]
    [InlineData("lists")]
    [InlineData("errors")]
    [InlineData("idempotency")]
    [InlineData("expands")]
    [InlineData("setups")]
    [InlineData("payments")]
    [InlineData("declines")]
    [InlineData("events")]
    [InlineData("webhooks")]
    public async Task StripesClient_TakesTheSandboxForStripe(string check)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (exitCode, said) = await NodeAsync(["walk.js", check, sandbox.ApiBase]);
        Assert.True(exitCode == 0, said);
    }

    [NodeFact]
    public async Task Portal_TakesWhatStripesClientSigned()
    {
        await using var portal = await RunningPortal.StartAsync(DatabaseProvider.Sqlite, null, $"--Stripe:WebhookSecret={Posted.Secret}");
        var body = Posted.Event("evt_stranger");
        var (exitCode, header) = await NodeAsync(["sign.js", Posted.Secret], Encoding.UTF8.GetString(body));
        Assert.True(exitCode == 0, header);
        Assert.Equal(HttpStatusCode.OK, (await portal.Client.PostEventAsync(body, header.Trim())).StatusCode);
    }

    /// <summary>A product in another language trusts a snapshot by nothing but our shown keys.</summary>
    [NodeFact]
    public async Task Snapshot_IsVerifiedByNodesOwnCrypto()
    {
        await using var http = await CustomersOverHttp.StartAsync(DatabaseProvider.Sqlite, Scopes.Customers, Scopes.Subscriptions, Scopes.Entitlements);
        var id = (await http.PostAsync(new { reference = "shop-1", email = "shop-1@example.com" })).Body.GetProperty("id").GetString();
        using var begun = await http.Portal.Client.PostAsJsonAsync("/api/v1/customers/shop-1/subscription", new { tier = "Basic" });
        var snapshot = await http.Portal.Client.GetFromJsonAsync<JsonElement>("/api/v1/entitlements/shop-1/snapshot");
        var shown = await http.Portal.Client.GetFromJsonAsync<JsonElement>("/.well-known/jwks.json");
        var (exitCode, said) = await NodeAsync(["token.js"], JsonSerializer.Serialize(new { token = snapshot.GetProperty("token").GetString(), keys = shown.GetProperty("keys") }));
        Assert.True(exitCode == 0, said);
        var read = JsonSerializer.Deserialize<JsonElement>(said);
        var claims = read.GetProperty("claims");
        Assert.Equal((true, false, "ES256 es256-1"), (read.GetProperty("good").GetBoolean(), read.GetProperty("forged").GetBoolean(), $"{read.GetProperty("header").GetProperty("alg")} {read.GetProperty("header").GetProperty("kid")}"));
        Assert.Equal((http.Portal.Client.BaseAddress!.ToString().TrimEnd('/'), id, 300L), (claims.GetProperty("iss").GetString(), claims.GetProperty("sub").GetString(), claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64()));
        Assert.InRange(DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("iat").GetInt64()) - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(-1), TimeSpan.FromSeconds(1));
        Assert.Equal(await http.Portal.Client.GetStringAsync("/api/v1/entitlements/shop-1"), claims.GetProperty("entitlements").GetRawText());
    }

    private static async Task<(int ExitCode, string Said)> NodeAsync(string[] words, string input = "")
    {
        using var node = Process.Start(new ProcessStartInfo("node", words)
        {
            WorkingDirectory = NodeFactAttribute.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var (said, complained) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        try
        {
            await node.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            node.Kill(entireProcessTree: true);
            throw;
        }
        return (node.ExitCode, await said + await complained);
    }
}

/// <summary>Needs Node and the packages of the lock file, which <c>./test</c> installs.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = WhyNot;

    internal static string Folder => Path.Combine(Repository.Root, "BillingPortal.Tests", "Strangers");

    internal static string? WhyNot => Directory.Exists(Path.Combine(Folder, "node_modules", "stripe")) ? null : "The packages of BillingPortal.Tests/Strangers are missing: npm ci. ./test does it.";
}

/// <inheritdoc cref="NodeFactAttribute"/>
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = NodeFactAttribute.WhyNot;
}
