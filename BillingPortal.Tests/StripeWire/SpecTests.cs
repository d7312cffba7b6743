using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using BillingPortal.Tests.Kit;
using BillingPortal.Tests.StripeWire.Kit;
using Stripe;

namespace BillingPortal.Tests.StripeWire;

/// <summary>Every request that the client can send is one that Stripe takes: each method of each service, with every option set.</summary>
public sealed class SpecTests
{
    /// <summary>Options that take only some words, with one of them.</summary>
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["AllowRedirects"] = "never",
        ["AllowRedisplay"] = "always",
        ["ApiVersion"] = "2026-07-29.dahlia",
        ["CancellationReason"] = "abandoned",
        ["CaptureMethod"] = "manual",
        ["EnabledEvents"] = EventTypes.PaymentIntentSucceeded,
        ["RefundCreateOptions.Reason"] = "requested_by_customer",
        ["SetupFutureUsage"] = "off_session",
        ["TaxExempt"] = "none",
        ["Type"] = "card",
        ["Usage"] = "off_session",
    };

    public static TheoryData<string> Calls => [.. Services.SelectMany(s => Methods(s).Select(m => $"{s.Name}.{m.Name}"))];

    private static IEnumerable<Type> Services => typeof(Service).Assembly.GetExportedTypes().Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(Service)));

    [SharedTheory(StripeSpec.File), MemberData(nameof(Calls))]
    public async Task Request_IsOneThatStripeTakes(string call)
    {
        var sent = await CallAsync(call.Split('.')[0], call.Split('.')[1]);
        Assert.Empty(StripeSpec.TryLoad()!.FaultsOfRequest(sent.Method.Method, sent.Uri.AbsolutePath, sent.Form));
    }

    [Fact]
    public void EveryService_IsCalled() => Assert.Superset(new HashSet<string>(["CustomerService", "CustomerPaymentMethodService", "PaymentMethodService", "SetupIntentService", "SetupAttemptService",
        "PaymentIntentService", "ChargeService", "RefundService", "EventService", "WebhookEndpointService"], StringComparer.Ordinal), Services.Select(s => s.Name).ToHashSet(StringComparer.Ordinal));

    /// <summary>The next version of the API refuses them.</summary>
    [Fact]
    public void NoOption_NamesPaymentMethodTypes() =>
        Assert.DoesNotContain(typeof(BaseOptions).Assembly.GetExportedTypes().Where(t => t.Name.EndsWith("Options", StringComparison.Ordinal)), t => t.GetProperty("PaymentMethodTypes") is not null);

    /// <summary>A name that the client reads and Stripe does not send would stay empty in silence.</summary>
    [SharedTheory(StripeSpec.File)]
    [InlineData(typeof(Customer)), InlineData(typeof(SetupIntent)), InlineData(typeof(SetupAttempt)), InlineData(typeof(PaymentMethod)), InlineData(typeof(PaymentIntent))]
    [InlineData(typeof(Charge)), InlineData(typeof(Refund)), InlineData(typeof(Event)), InlineData(typeof(WebhookEndpoint))]
    public void EveryFieldThatIsRead_IsOneThatStripeSends(Type type)
    {
        using var spec = JsonDocument.Parse(File.ReadAllBytes(SharedFiles.At(StripeSpec.File)));
        var schemas = spec.RootElement.GetProperty("components").GetProperty("schemas");
        Assert.Empty(Unsent(type, schemas.GetProperty(JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name)), type.Name));
    }

    [SharedTheory("stripe/fixtures-2026-08.json")]
    [InlineData("customer", typeof(Customer)), InlineData("setup_intent", typeof(SetupIntent)), InlineData("payment_method", typeof(PaymentMethod)), InlineData("payment_intent", typeof(PaymentIntent))]
    [InlineData("charge", typeof(Charge)), InlineData("refund", typeof(Refund)), InlineData("event", typeof(Event)), InlineData("webhook_endpoint", typeof(WebhookEndpoint))]
    public void SampleOfStripe_IsReadAndWrittenAsItCame(string name, Type type)
    {
        using var samples = JsonDocument.Parse(File.ReadAllBytes(SharedFiles.At("stripe/fixtures-2026-08.json")));
        var sample = samples.RootElement.GetProperty("resources").GetProperty(name);
        var read = Assert.IsAssignableFrom<StripeEntity>(StripeEntity.FromJson(sample.GetRawText()));
        Assert.IsType(type, read);
        Assert.Empty(Changed(JsonElement.Parse(read.ToJson()), sample, name));
    }

    private static IEnumerable<MethodInfo> Methods(Type service) => service.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName);

    private static async Task<Sent> CallAsync(string service, string method)
    {
        var server = Scripted.Json(method.StartsWith("List", StringComparison.Ordinal) ? """{"object":"list","url":"/","has_more":false,"data":[]}""" : """{"id":"x_1"}""");
        var instance = Activator.CreateInstance(Services.Single(s => s.Name == service), server.Client)!;
        var called = instance.GetType().GetMethod(method)!;
        var answer = called.Invoke(instance, [.. called.GetParameters().Select(p => p.ParameterType == typeof(string) ? "x_1" : p.ParameterType == typeof(RequestOptions) ? null : p.ParameterType == typeof(CancellationToken) ? default(CancellationToken) : Filled(p.ParameterType))])!;
        await (answer as Task ?? WalkAsync((dynamic)answer));
        return server.Only;
    }

    private static async Task WalkAsync<T>(IAsyncEnumerable<T> all)
    {
        await foreach (var _ in all) Assert.Fail("The page was empty.");
    }

    private static object Filled(Type options)
    {
        var made = Activator.CreateInstance(options)!;
        foreach (var property in options.GetProperties().Where(p => IsSendable(options, p))) property.SetValue(made, Value(options, property));
        return made;
    }

    // Extra parameters are whatever the caller says; what is deleted has nothing left to expand, though Stripe.net lets one ask.
    private static bool IsSendable(Type options, PropertyInfo property) => property.Name switch
    {
        nameof(BaseOptions.ExtraParams) => false,
        nameof(BaseOptions.Expand) => !options.Name.EndsWith("DeleteOptions", StringComparison.Ordinal),
        _ => true,
    };

    private static object Value(Type owner, PropertyInfo property)
    {
        var word = Words.GetValueOrDefault($"{owner.Name}.{property.Name}") ?? Words.GetValueOrDefault(property.Name, "a@b.example");
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(string)) return word;
        if (type == typeof(bool)) return true;
        if (type == typeof(long)) return 7L;
        if (type == typeof(DateTime)) return new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        if (type == typeof(List<string>)) return new List<string> { word, word };
        if (type == typeof(Dictionary<string, string>)) return new Dictionary<string, string>(StringComparer.Ordinal) { ["order"] = "1 & 2", ["gone"] = "" };
        if (type == typeof(AnyOf<DateTime?, DateRangeOptions>)) return new AnyOf<DateTime?, DateRangeOptions>((DateRangeOptions)Filled(typeof(DateRangeOptions)));
        return Filled(type);
    }

    private static IEnumerable<string> Unsent(Type type, JsonElement schema, string at)
    {
        foreach (var property in type.GetProperties().Where(p => !p.IsDefined(typeof(JsonIgnoreAttribute)) && p.Name is not nameof(EventData.RawObject)))
        {
            if (Field(type, property, schema) is not { } field) yield return $"{at}.{property.Name}";
            else if (property.PropertyType.IsAssignableTo(typeof(StripeEntity)) && field.TryGetProperty("properties", out _))
                foreach (var below in Unsent(property.PropertyType, field, $"{at}.{property.Name}")) yield return below;
        }
    }

    private static JsonElement? Field(Type type, PropertyInfo property, JsonElement schema)
    {
        var names = schema.GetProperty("properties");
        if (names.TryGetProperty(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name), out var field)) return field;
        return property.Name.EndsWith("Id", StringComparison.Ordinal) && names.TryGetProperty(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name[..^2]), out var whole) ? whole : null;
    }

    // What the client knows of it, as it was: nulls may be left out, an object may be cut down to its id.
    private static IEnumerable<string> Changed(JsonElement ours, JsonElement sample, string at) => ours.ValueKind switch
    {
        JsonValueKind.Object => ours.EnumerateObject().SelectMany(p => sample.TryGetProperty(p.Name, out var was) && was.ValueKind != JsonValueKind.Null
            ? Changed(p.Value, was, $"{at}.{p.Name}")
            : IsZero(p.Value) ? [] : [$"{at}.{p.Name}: {p.Value.GetRawText()} for nothing"]),
        JsonValueKind.Array => ours.EnumerateArray().Zip(sample.EnumerateArray()).SelectMany((pair, i) => Changed(pair.First, pair.Second, $"{at}[{i}]")),
        _ => JsonElement.DeepEquals(ours, sample) ? [] : [$"{at}: {ours.GetRawText()} for {sample.GetRawText()}"],
    };

    private static bool IsZero(JsonElement value) => value.GetRawText() is "null" or "0" or "false" or "-62135596800";
}
