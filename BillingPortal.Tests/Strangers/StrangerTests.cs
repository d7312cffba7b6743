using System.Diagnostics;
using System.Net;
using System.Text;
using BillingPortal.Platform.Settings;
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
