using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Sandbox;

/// <summary>Brings things into the state that a test begins with, and tells what became of an action in a word.</summary>
internal static class Lives
{
    public const string NoRedirects = "automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never";

    public static async Task<string> CustomerAsync(this RunningSandbox sandbox) => (await sandbox.PostAsync("customers", "name=Ann")).Id;

    public static async Task<StripeReply> SetupAsync(this RunningSandbox sandbox, string more = "") => await sandbox.PostAsync("setup_intents", Joined(NoRedirects, more));

    public static async Task<StripeReply> PayAsync(this RunningSandbox sandbox, string more = "", long amount = 1000) =>
        await sandbox.PostAsync("payment_intents", Joined($"amount={amount}&currency=usd&{NoRedirects}", more));

    /// <summary>A customer with a card that was set up for payments in their absence.</summary>
    public static async Task<(string Customer, string Method)> WithCardAsync(this RunningSandbox sandbox, string token)
    {
        var customer = await sandbox.CustomerAsync();
        var setup = await sandbox.SetupAsync($"customer={customer}&payment_method={token}&confirm=true");
        if (setup["status"] == "requires_action") setup = await sandbox.BankAsync(setup, "passed");
        Assert.Equal("succeeded", setup["status"]);
        return (customer, setup["payment_method"]!);
    }

    public static async Task<StripeReply> BankAsync(this RunningSandbox sandbox, StripeReply intent, string outcome)
    {
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["client_secret"] = intent["client_secret"]!, ["outcome"] = outcome });
        using var answer = await sandbox.Client.PostAsync("stripe/js/3ds/" + intent.Id, content);
        var json = (System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return new((int)answer.StatusCode, json, new Dictionary<string, string>(StringComparer.Ordinal));
    }

    /// <summary>The new status, or the code of the error.</summary>
    public static string Outcome(this StripeReply reply) => reply.Status == 200 ? reply["status"]! : reply["error.code"] ?? reply["error.message"]!;

    /// <summary>The types of the events so far, oldest first.</summary>
    public static async Task<string[]> EventsAsync(this RunningSandbox sandbox, string begins = "")
    {
        var list = await sandbox.GetAsync("events?limit=100");
        return [.. list.Json["data"]!.AsArray().Select(e => (string)e!["type"]!).Where(t => t.StartsWith(begins, StringComparison.Ordinal)).Reverse()];
    }

    private static string Joined(string form, string more) => more.Length == 0 ? form : $"{form}&{more}";
}
