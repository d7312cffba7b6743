using System.Text.Json;
using System.Text.Json.Nodes;
using BillingPortal.Sandbox.Resources;
using BillingPortal.Sandbox.Wire;
using BillingPortal.Tests.Architecture.Kit;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Sandbox;

/// <summary>Every route is walked once; what is asked and what is answered is held against what Stripe publishes.</summary>
[Trait("Part", "web")]
public sealed class SpecTests
{
    private const string Fixtures = "stripe/fixtures-2026-08.json";

    /// <summary>What Stripe's sample objects have and ours do not, with the reason.</summary>
    private static readonly Dictionary<string, string> Differences = new(StringComparer.Ordinal)
    {
        ["charge.refunds"] = "only there when expanded",
        ["payment_method.card.generated_from.charge"] = "no card here is made of another",
    };

    [SharedFact(StripeSpec.File)]
    public async Task EveryAnswer_IsAsStripeDescribesIt()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var walk = new Walk(sandbox, StripeSpec.TryLoad()!);
        await walk.AllAsync();
        Expect.None(walk.Faults.Distinct(StringComparer.Ordinal));
        Expect.None(new ApiRoutes().All.Select(r => $"{r.Method} {r.Path}").Except(walk.Walked, StringComparer.Ordinal));
    }

    [SharedFact(Fixtures)]
    public async Task EveryObject_HasTheFieldsOfStripesSamples()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await new Walk(sandbox, StripeSpec.TryLoad()!).AllAsync();
        var samples = JsonNode.Parse(await File.ReadAllTextAsync(SharedFiles.At(Fixtures)))!["resources"]!;
        var missing = new List<string>();
        foreach (var type in new[] { "customer", "setup_intent", "setup_attempt", "payment_method", "payment_intent", "charge", "refund", "event", "webhook_endpoint" })
            foreach (var (_, thing) in await sandbox.View.ObjectsAsync(type, 5)) missing.AddRange(Missing((JsonObject)samples[type]!, thing, type));
        Expect.None(missing.Distinct(StringComparer.Ordinal).Except(Differences.Keys, StringComparer.Ordinal));
    }

    // Where a field is null here, there is nothing below it to compare; data of an event is another object.
    private static IEnumerable<string> Missing(JsonObject sample, JsonObject ours, string path) => sample.SelectMany(field =>
        field.Key == "card" && (string?)ours["type"] is "us_bank_account" ? []
        : !ours.ContainsKey(field.Key) ? [$"{path}.{field.Key}"]
        : field.Value is JsonObject inner && ours[field.Key] is JsonObject below && field.Key is not ("data" or "metadata") ? Missing(inner, below, $"{path}.{field.Key}")
        : []);

    private sealed class Walk(RunningSandbox sandbox, StripeSpec spec)
    {
        private readonly ApiRoutes routes = new();

        public List<string> Faults { get; } = [];

        public HashSet<string> Walked { get; } = new(StringComparer.Ordinal);

        public async Task AllAsync()
        {
            var hook = await PostAsync("webhook_endpoints", "url=http%3A%2F%2F127.0.0.1%3A9%2F&enabled_events[0]=customer.created&description=x");
            await EveryWayAsync("webhook_endpoints", hook.Id, "disabled=true");
            var customer = (await PostAsync("customers", "name=Ann&email=a%40example.com&address[line1]=1+rue&shipping[name]=A&shipping[address][line1]=2+rue")).Id;
            await EveryWayAsync("customers", customer, "phone=1&tax_exempt=none");
            var method = await MethodsAsync(customer);
            await SetupsAsync(customer);
            await PaymentsAsync(customer, method);
            await PostAsync($"payment_methods/{method}/detach", "");
            await EveryWayAsync("events", (await GetAsync("events?limit=3&types[0]=customer.updated"))["data.0.id"]!, change: null);
            await DeleteAsync("customers/" + customer);
            await GetAsync("customers/" + customer);
            await DeleteAsync("webhook_endpoints/" + hook.Id);
            Faults.AddRange(await FaultsOfEventsAsync());
        }

        private async Task<string> MethodsAsync(string customer)
        {
            await PostAsync("payment_methods", "type=us_bank_account&us_bank_account[account_number]=000123456789&us_bank_account[routing_number]=110000000&billing_details[name]=Ann");
            var method = (await PostAsync("payment_methods", "type=card&card[number]=4242424242424242&card[exp_month]=12&card[exp_year]=2030&card[cvc]=123")).Id;
            await PostAsync($"payment_methods/{method}/attach", "customer=" + customer);
            await EveryWayAsync("payment_methods", method, "billing_details[name]=Ann");
            await GetAsync($"customers/{customer}/payment_methods?type=card&limit=1");
            await GetAsync($"customers/{customer}/payment_methods/{method}");
            return method;
        }

        private async Task SetupsAsync(string customer)
        {
            var setup = await PostAsync("setup_intents", $"{Lives.NoRedirects}&customer={customer}&usage=off_session");
            await EveryWayAsync("setup_intents", setup.Id, "description=x");
            await PostAsync($"setup_intents/{setup.Id}/confirm", "payment_method=pm_card_visa_chargeDeclined");
            var asked = await PostAsync($"setup_intents/{setup.Id}/confirm", "payment_method=pm_card_authenticationRequiredOnSetup");
            await sandbox.BankAsync(asked, "passed");
            await GetAsync("setup_intents/" + setup.Id + "?expand[0]=latest_attempt&expand[1]=payment_method");
            await GetAsync("setup_attempts?setup_intent=" + setup.Id);
            await PostAsync($"setup_intents/{(await PostAsync("setup_intents", Lives.NoRedirects)).Id}/cancel", "cancellation_reason=abandoned");
        }

        private async Task PaymentsAsync(string customer, string method)
        {
            var form = $"amount=1000&currency=usd&{Lives.NoRedirects}&customer={customer}";
            var held = await PostAsync("payment_intents", form + "&capture_method=manual&setup_future_usage=off_session");
            await EveryWayAsync("payment_intents", held.Id, "description=x&receipt_email=a%40example.com");
            await PostAsync($"payment_intents/{held.Id}/confirm", "payment_method=pm_card_authenticationRequired&off_session=true");
            await sandbox.BankAsync(await PostAsync($"payment_intents/{held.Id}/confirm", "payment_method=pm_card_authenticationRequired"), "passed");
            await PostAsync($"payment_intents/{held.Id}/capture", "amount_to_capture=900");
            await PostAsync($"payment_intents/{(await PostAsync("payment_intents", form)).Id}/cancel", "cancellation_reason=duplicate");
            await PostAsync("payment_intents", form + "&payment_method=pm_usBankAccount&confirm=true");
            var paid = await PostAsync("payment_intents", form + $"&payment_method={method}&confirm=true&off_session=true&expand[0]=latest_charge");
            var refund = await PostAsync("refunds", $"payment_intent={paid.Id}&amount=100&reason=duplicate");
            await EveryWayAsync("refunds", refund.Id, "metadata[a]=b");
            await PostAsync($"refunds/{refund.Id}/cancel", "");
            await EveryWayAsync("charges", paid["latest_charge.id"]!, "description=y");
            await GetAsync($"charges?payment_intent={paid.Id}&expand[0]=data.refunds");
        }

        private async Task EveryWayAsync(string kind, string id, string? change)
        {
            await GetAsync($"{kind}?limit=3");
            await GetAsync($"{kind}/{id}");
            if (change is not null) await PostAsync($"{kind}/{id}", change);
        }

        private async Task<IEnumerable<string>> FaultsOfEventsAsync()
        {
            var events = (await sandbox.GetAsync("events?limit=100")).Json["data"]!.AsArray();
            return events.SelectMany(e => spec.FaultsOfObject(Element((JsonObject)e!["data"]!["object"]!)).Select(f => $"{e["type"]}: {f}"));
        }

        private Task<StripeReply> GetAsync(string path) => AskAsync(HttpMethod.Get, path, null);

        private Task<StripeReply> PostAsync(string path, string form) => AskAsync(HttpMethod.Post, path, form);

        private Task<StripeReply> DeleteAsync(string path) => AskAsync(HttpMethod.Delete, path, null);

        private async Task<StripeReply> AskAsync(HttpMethod method, string path, string? form)
        {
            var parts = path.Split('?');
            var (route, _) = routes.Match(method.Method, parts[0])!.Value;
            Walked.Add($"{route.Method} {route.Path}");
            Faults.AddRange(spec.FaultsOfRequest(method.Method, "/v1/" + parts[0], FormTree.Pairs(form ?? parts.ElementAtOrDefault(1) ?? "")).Select(f => $"asked {method} {path}: {f}"));
            var reply = await sandbox.SendAsync(method, path, form, key: null);
            Faults.AddRange(spec.FaultsOfAnswer(method.Method, "/v1/" + parts[0], reply.Status, Element(reply.Json)).Where(f => !IsUnknowable(route, reply, f)).Select(f => $"{method} {path} {reply.Status}: {f}"));
            return reply;
        }

        // The description knows one type of event only (their objects are looked at one by one), and no deleted customer that is read.
        private static bool IsUnknowable(Route route, StripeReply reply, string fault) =>
            (route.Path.StartsWith("events", StringComparison.Ordinal) && (fault.Contains("data.object.", StringComparison.Ordinal) || fault.Contains("type: '", StringComparison.Ordinal)))
            || (route.Method == "GET" && reply["deleted"] == "true");

        private static JsonElement Element(JsonObject node) => JsonSerializer.SerializeToElement(node);
    }
}
