using BillingPortal.Tests.Kit;
using BillingPortal.Tests.StripeWire.Kit;
using FsCheck;
using FsCheck.Fluent;
using Stripe;

namespace BillingPortal.Tests.StripeWire;

public sealed class FormTests
{
    private const string Customer = """{"id":"cus_1","object":"customer"}""";

    [Fact]
    public async Task Options_AreEncodedAsStripeReadsThem() => Assert.Equal(
        "address[line1]=1+rue+de+l%27%C3%89cole&balance=-5&description=&invoice_settings[default_payment_method]=pm_1&metadata[a+b]=1%262&metadata[gone]=&preferred_locales[0]=fr&preferred_locales[1]=en&expand[0]=test_clock",
        await SentAsync(new CustomerCreateOptions
        {
            Address = new() { Line1 = "1 rue de l'École" },
            Balance = -5,
            Description = "",
            InvoiceSettings = new() { DefaultPaymentMethod = "pm_1" },
            Metadata = new(StringComparer.Ordinal) { ["a b"] = "1&2", ["gone"] = null! },
            PreferredLocales = ["fr", "en"],
            Expand = ["test_clock"],
        }));

    [Fact]
    public async Task EmptyList_IsAnEmptyValue() => Assert.Equal("preferred_locales=", await SentAsync(new CustomerCreateOptions { PreferredLocales = [] }));

    [Fact]
    public async Task NoOptions_AreAnEmptyBody() => Assert.Equal("", await SentAsync(new CustomerCreateOptions()));

    [Fact]
    public async Task QueryOfAList_HasDatesInSecondsAndBooleansInWords()
    {
        var server = Scripted.Json("""{"object":"list","data":[],"has_more":false,"url":"/v1/events"}""");
        await new EventService(server.Client).ListAsync(new EventListOptions
        {
            Created = new DateRangeOptions { GreaterThanOrEqual = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), LessThan = DateTime.UnixEpoch },
            DeliverySuccess = false,
            Limit = 3,
        });
        Assert.Equal("/v1/events?created[gte]=1767225600&created[lt]=0&delivery_success=false&limit=3", server.Only.Uri.PathAndQuery);
    }

    [Fact]
    public async Task OneInstantInPlaceOfARange_IsItsSeconds()
    {
        var server = Scripted.Json("""{"object":"list","data":[],"has_more":false,"url":"/v1/refunds"}""");
        await new RefundService(server.Client).ListAsync(new RefundListOptions { Created = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
        Assert.Equal("/v1/refunds?created=1767225600", server.Only.Uri.PathAndQuery);
    }

    /// <summary>Whatever is put in comes out of a decoder that knows nothing of the encoder.</summary>
    [Fact]
    public void AnyTree_IsReadBackAsItWas() => Prop.ForAll(Trees().ToArbitrary(), tree =>
    {
        var form = SentAsync(new CustomerCreateOptions { ExtraParams = tree }).GetAwaiter().GetResult();
        return Same(tree, FormNode.Parse(form)).Label(form);
    }).QuickCheckThrowOnFailure();

    private static bool Same(object? value, FormNode node) => value switch
    {
        IDictionary<string, object> map => map.Count == node.Children.Count && map.All(m => node.Children.TryGetValue(m.Key, out var child) && Same(m.Value, child)),
        List<object> list => list.Count == node.Children.Count && list.Select((item, i) => node.Children.TryGetValue($"{i}", out var child) && Same(item, child)).All(same => same),
        bool yes => node.Value == (yes ? "true" : "false"),
        DateTime instant => node.Value == $"{(instant - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond}",
        null => node.Value is "",
        _ => node.Value == FormattableString.Invariant($"{value}"),
    };

    // Names as Stripe has them, and keys of metadata, which may hold anything but brackets.
    private static Gen<Dictionary<string, object>> Trees() => Maps(3).Where(m => m.Count > 0);

    private static Gen<object> Values(int depth) => depth == 0
        ? Leaves()
        : Gen.OneOf(Leaves(), Maps(depth - 1).Where(m => m.Count > 0).Select(m => (object)m), Values(depth - 1).NonEmptyListOf().Select(l => (object)l.ToList()));

    private static Gen<Dictionary<string, object>> Maps(int depth) =>
        Gen.Zip(Names(), Values(depth)).ListOf().Select(pairs => pairs.GroupBy(p => p.Item1, StringComparer.Ordinal).ToDictionary(p => p.Key, p => p.First().Item2, StringComparer.Ordinal));

    private static Gen<string> Names() => Texts().Select(t => string.Concat(t.Where(c => c is not ('[' or ']')))).Where(n => n.Length > 0);

    private static Gen<object> Leaves() => Gen.OneOf(
        Texts().Select(t => (object)t),
        ArbMap.Default.GeneratorFor<bool>().Select(b => (object)b),
        ArbMap.Default.GeneratorFor<long>().Select(n => (object)n),
        ArbMap.Default.GeneratorFor<decimal>().Select(n => (object)n),
        Gen.Choose(0, int.MaxValue).Select(s => (object)DateTime.UnixEpoch.AddSeconds(s)),
        Gen.Constant((object)null!));

    // Half a surrogate pair is no text, and no form can carry it.
    private static Gen<string> Texts() => ArbMap.Default.GeneratorFor<string>().Select(t => string.Concat((t ?? "").Where(c => !char.IsSurrogate(c))) + (t?.Length % 3 == 0 ? "é €🙂" : ""));

    private static async Task<string> SentAsync(CustomerCreateOptions options)
    {
        var server = Scripted.Json(Customer);
        await new CustomerService(server.Client).CreateAsync(options);
        return server.Only.Body;
    }
}
