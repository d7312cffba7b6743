using BillingPortal.Platform.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Platform.Settings;

public sealed class SellerSettingsTests
{
    [Theory]
    [InlineData("--Seller:Email=Alder <help@example.com>", "Seller:Email 'Alder <help@example.com>' is not an e-mail address.")]
    [InlineData("--Seller:Email=help", "Seller:Email 'help' is not an e-mail address.")]
    [InlineData("--Seller:Website=www.example.com", "Seller:Website 'www.example.com' is not an address.")]
    [InlineData("--Seller:Website=javascript:alert(1)", "is not an address.")]
    [InlineData("--Seller:Name=Alder\nLtd", "Seller:Name has a line break")]
    [InlineData("--Seller:Phone=1\r2", "Seller:Phone has a line break")]
    [InlineData("--Seller:TaxId=1\t2", "Seller:TaxId has a line break or another control character")]
    [InlineData("--Seller:Mail=help@example.com", "Did you mean 'Email'?")]
    public void WrongValue_IsToldInOneSentence(string setting, string sentence) =>
        Assert.Contains(sentence, Start.Fault(Start.Development, setting), StringComparison.Ordinal);

    [Fact]
    public void RealMoney_AsksWhoSells()
    {
        var faults = Start.Faults(Start.Production, Start.LiveKey, "--Seller:Name=", "--Seller:Address= ", "--Seller:Email=");
        Assert.Equal(["Seller:Name is missing", "Seller:Address is missing", "Seller:Email is missing"], faults.Select(f => f.Split('.')[0]), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(Start.Production, Start.TestKey), InlineData(Start.Production, "--Portal:Mode=Sandbox"), InlineData(Start.Development, "--Seller:Phone=")]
    public void PretendedMoney_DoesNot(string environment, string setting) =>
        Assert.False(Start.With(environment, setting, "--Seller:Name=", "--Seller:Address=", "--Seller:Email=").GetRequiredService<SellerSettings>().IsKnown);

    [Fact]
    public void Address_HasItsLines()
    {
        var seller = new SellerSettings { Name = "Alder Ltd", Address = "12 Sample Street,\n Springfield 12345 , Exampleland\n", Email = "help@example.com" };
        Assert.Equal(["12 Sample Street", "Springfield 12345", "Exampleland"], seller.AddressLines, StringComparer.Ordinal);
        Assert.True(seller.IsKnown);
    }
}
