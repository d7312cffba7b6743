using BillingPortal.Core;
using BillingPortal.Features.Catalog;
using BillingPortal.Platform.Data.Model.Catalog;

namespace BillingPortal.Tests.Features.Catalog;

public sealed class CatalogueFileTests
{
    private const string Good = """{ "currency": "USD", "tiers": [ { "name": "One", "included": "10", "base": "5.50", "unitPrice": 0.000000000001, "isDefault": true, "features": { "sso": true } }, { "name": "Two", "included": 20, "base": 0, "invoicedBy": "Stripe", "archived": true, "trialDays": null } ] }""";

    [Fact]
    public void File_IsReadExactly_AndWhatIsLeftOutIsUsual()
    {
        var tiers = CatalogueFile.Read(Good, Currency.Usd).Value.Tiers;
        Assert.Equal(new FileTier("One", new(new(550, Currency.Usd), null, 10, 0, UnitPrice.Parse("0.000000000001"), false, null, NeedsCard: true, false, Invoicer.Portal, """{"sso":true}"""), IsDefault: true, IsArchived: false), tiers[0]);
        Assert.Equal(new FileTier("Two", new(new(0, Currency.Usd), null, 20, 0, null, false, null, NeedsCard: false, false, Invoicer.Stripe, "{}"), IsDefault: false, IsArchived: true), tiers[1]);
        Assert.Equal(tiers[0], CatalogueFile.Read(Good[Good.IndexOf('[', StringComparison.Ordinal)..^1], Currency.Usd).Value.Tiers[0]);
    }

    [Theory]
    [InlineData("{", "", "This is no JSON: look at line 1.")]
    [InlineData("""{"tiers":[{"name":"A","name":"B"}]}""", "", "This is no JSON")]
    [InlineData("17", "tiers", "A catalogue is a list of 1 to 200 tiers"), InlineData("[]", "tiers", "A catalogue is a list"), InlineData("""{"tiers":{}}""", "tiers", "A catalogue is a list")]
    [InlineData("""{"currency":"EUR","tiers":[{"name":"A","included":1,"base":1,"isDefault":true}]}""", "currency", "This installation has USD for ever")]
    [InlineData("""[{"name":"A","included":1,"base":1}]""", "isDefault", "Mark exactly one tier"), InlineData("""[{"name":"A","included":1,"base":1,"isDefault":true},{"name":"a","included":1,"base":1}]""", "A/name", "The file has two tiers of this name.")]
    [InlineData("""[17]""", "Tier 1/", "A tier is an object")]
    [InlineData("""[{"included":1,"base":1,"isDefault":true}]""", "Tier 1/name", "Give the tier a name")]
    [InlineData("""[{"name":"A","included":1e2,"base":1,"isDefault":true}]""", "A/included", "Write a whole number"), InlineData("""[{"name":"A","included":1,"base":0.1234567890123456789012345678901,"isDefault":true}]""", "A/base", "Write an amount")]
    [InlineData("""[{"name":"A","included":1,"base":1,"price":1,"isDefault":true}]""", "A/price", "This field is not known. Known are: name, from,")]
    [InlineData("""[{"name":"A","included":[],"base":1,"hardLimit":"yes","invoicedBy":"me","features":{"a":[]},"isDefault":true}]""", "A/included A/hardLimit A/invoicedBy A/features", "Write a number in digits.")]
    public void FaultOfAFile_NamesTierAndField(string text, string fields, string sentence)
    {
        var read = CatalogueFile.Read(text, Currency.Usd);
        Assert.Equal(fields, string.Join(' ', read.Refusals.Select(r => r.Field)));
        Assert.StartsWith(sentence, read.Refused!.Sentence, StringComparison.Ordinal);
    }
}
