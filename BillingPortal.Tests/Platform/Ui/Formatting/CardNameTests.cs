using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Tests.Platform.Ui.Formatting;

public sealed class CardNameTests
{
    [Theory]
    [InlineData("card", "visa", "4242", "Visa •••• 4242")]
    [InlineData("card", "american_express", "0005", "American Express •••• 0005")]
    [InlineData("card", "a_brand_to_come", "1234", "A brand to come •••• 1234")]
    [InlineData("card", "unknown", null, "Card")]
    [InlineData("us_bank_account", null, "6789", "US bank account •••• 6789")]
    [InlineData("link", null, null, "Link")]
    [InlineData("card", null, null, "Card")] // all that is left of an erased one
    public void WayToPay_IsCalledAsPeopleCallIt(string kind, string? brand, string? last4, string name) => Assert.Equal(name, CardName.Of(kind, brand, last4));

    [Theory]
    [InlineData(2030, 12, "12/2030")]
    [InlineData(2031, 1, "01/2031")]
    [InlineData(null, null, null)]
    public void Expiry_IsWrittenAsOnTheCard(int? year, int? month, string? expiry) => Assert.Equal(expiry, CardName.Expiry(year, month));
}
