using System.Net;
using BillingPortal.Sandbox.Inspector;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Sandbox.Inspector;

[Trait("Part", "web")]
public sealed class InspectorTests
{
    private const string Card = "type=card&card[number]=4242424242424242&card[exp_month]=12&card[exp_year]=2030&card[cvc]=123";

    [Theory]
    [InlineData("stripe", "Overview")]
    [InlineData("stripe/objects", "Objects")]
    [InlineData("stripe/objects?type=payment_method", "pm_")]
    [InlineData("stripe/requests", "/v1/customers")]
    [InlineData("stripe/requests?path=payment_methods&method=POST", "/v1/payment_methods")]
    [InlineData("stripe/requests?failed=on", "No request fits.")]
    [InlineData("stripe/events", "customer.created")]
    [InlineData("stripe/deliveries", "Deliveries")]
    [InlineData("stripe/chaos", "Send webhooks twice")]
    [InlineData("stripe/try", "Card form")]
    public async Task EachPage_Answers(string path, string expected)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.PostAsync("customers", "name=Jane");
        await sandbox.PostAsync("payment_methods", Card);
        using var answer = await sandbox.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Object_LinksToItsEventsItsRequestsAndItsCustomer()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var customer = await sandbox.PostAsync("customers", "name=Jane");
        var intent = await sandbox.PostAsync("setup_intents", $"customer={customer.Id}&confirm=true&payment_method=pm_card_visa&automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never");
        var page = await sandbox.Client.GetStringAsync(new Uri($"stripe/objects/{intent.Id}", UriKind.Relative));
        Assert.Contains($"href=\"/sandbox/stripe/objects/{customer.Id}\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/sandbox/stripe/events/evt_", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/sandbox/stripe/requests/req_", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stripe/objects/cus_none")]
    [InlineData("stripe/events/evt_none")]
    [InlineData("stripe/requests/req_none")]
    public async Task UnknownId_IsSaidCalmly(string path)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var answer = await sandbox.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("It may belong to another sandbox", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NameThatIsAScript_IsShownAndNotRun()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var customer = await sandbox.PostAsync("customers", "name=%3Cscript%3Ealert(1)%3C/script%3E&metadata[%22%3E%3Cimg%20src%3Dx%3E]=y");
        foreach (var path in new[] { "stripe/objects?type=customer", $"stripe/objects/{customer.Id}", "stripe/requests", $"stripe/requests/{customer.Headers["Request-Id"]}", "stripe/requests?path=%22%3E%3Cscript%3E", "stripe/objects?type=%3Cscript%3E" })
        {
            var page = await sandbox.Client.GetStringAsync(new Uri(path, UriKind.Relative));
            Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        }
        Assert.Contains("&lt;script&gt;alert(1)", await sandbox.Client.GetStringAsync(new Uri($"stripe/objects/{customer.Id}", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretsAndCardNumbers_AreNotShown()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var method = await sandbox.PostAsync("payment_methods", Card);
        var intent = await sandbox.PostAsync("setup_intents", "automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never&description=4242424242424242");
        var endpoint = await sandbox.PostAsync("webhook_endpoints", "url=http://127.0.0.1:9/&enabled_events[]=*");
        var read = await sandbox.GetAsync($"setup_intents/{intent.Id}?client_secret={intent["client_secret"]}", RunningSandbox.PublishableKey);
        string[] pages =
        [
            $"stripe/objects/{intent.Id}", $"stripe/objects/{endpoint.Id}", $"stripe/requests/{method.Headers["Request-Id"]}",
            $"stripe/requests/{intent.Headers["Request-Id"]}", $"stripe/requests/{endpoint.Headers["Request-Id"]}", $"stripe/requests/{read.Headers["Request-Id"]}",
        ];
        foreach (var path in pages)
        {
            var page = await sandbox.Client.GetStringAsync(new Uri(path, UriKind.Relative));
            Assert.DoesNotContain("4242424242424242", page, StringComparison.Ordinal);
            Assert.DoesNotContain(intent["client_secret"]!, page, StringComparison.Ordinal);
            Assert.DoesNotContain(endpoint["secret"]!, page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("same-origin", "http://{host}", null, HttpStatusCode.SeeOther)]
    [InlineData("cross-site", "http://evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("same-site", "http://127.0.0.1:1", null, HttpStatusCode.Forbidden)]
    [InlineData(null, "http://evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData(null, "null", null, HttpStatusCode.Forbidden)]
    [InlineData(null, null, null, HttpStatusCode.Forbidden)]
    [InlineData("same-origin", "http://evil.example", "evil.example", HttpStatusCode.Forbidden)]
    public async Task Order_IsTakenFromItsOwnPagesOnly(string? site, string? origin, string? host, HttpStatusCode expected)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "stripe/chaos") { Content = new FormUrlEncodedContent([new("drop", "on"), new("drop-next", "3")]) };
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null) request.Headers.Add("Origin", origin.Replace("{host}", sandbox.Address.Authority, StringComparison.Ordinal));
        if (host is not null) request.Headers.Host = host;
        using var answer = await sandbox.Client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.SeeOther, (await sandbox.Client.GetStringAsync(new Uri("chaos", UriKind.Relative))).Contains("\"next\": 3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Chaos_ThatMakesNoSenseIsRefusedWithASentence()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var answer = await OrderAsync(sandbox, "stripe/chaos", ("slow", "on"), ("slow-seconds", "long"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("&#39;slow&#39; takes a number", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BankDebit_IsSettledFromItsPage()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var intent = await sandbox.PostAsync("payment_intents", "amount=4500&currency=usd&confirm=true&payment_method=pm_usBankAccount_processing&mandate_data[customer_acceptance][type]=offline&automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never");
        Assert.Contains("Settle the debit", await sandbox.Client.GetStringAsync(new Uri($"stripe/objects/{intent.Id}", UriKind.Relative)), StringComparison.Ordinal);
        using var answer = await OrderAsync(sandbox, $"stripe/objects/{intent.Id}/settle");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("succeeded", (await sandbox.GetAsync($"payment_intents/{intent.Id}"))["status"]);
        using var again = await OrderAsync(sandbox, $"stripe/objects/{intent.Id}/settle");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Theory]
    [InlineData("pi_1_secret_Abc9 whsec_Abc9", "pi_1_secret_•••• whsec_••••")]
    [InlineData("number=4242424242424242", "number=••••4242")]
    [InlineData("1767225600000 is no card", "1767225600000 is no card")]
    public void Veil_HidesWhatOpensOrPays(string text, string shown) => Assert.Equal(shown, Veil.Over(text));

    private static Task<HttpResponseMessage> OrderAsync(RunningSandbox sandbox, string path, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return sandbox.Client.SendAsync(request);
    }
}
