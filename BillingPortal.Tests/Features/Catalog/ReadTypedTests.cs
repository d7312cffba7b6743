using BillingPortal.Core;
using BillingPortal.Features.Catalog;
using BillingPortal.Platform.Data.Model.Catalog;

namespace BillingPortal.Tests.Features.Catalog;

public sealed class ReadTypedTests
{
    private static readonly TypedTier Good = new() { Name = "Gold", Base = "49.90", Yearly = "499", Included = "100", From = "10", UnitPrice = "0.000000000001", TrialDays = "30", HardLimit = true, CardFirst = true, InvoicedBy = Invoicer.Stripe, Features = [new("storage_gb", "100"), new("support", "by phone"), new("sso", "Yes"), new(" ", "")] };

    [Fact]
    public void WhatWasTyped_IsReadExactly_AndCanBeTypedAgain()
    {
        var draft = ReadTyped.Read(Good, Currency.Usd).Value;
        Assert.Equal(new TierDraft(new(4990, Currency.Usd), new Money(49_900, Currency.Usd), 100, 10, UnitPrice.Parse("0.000000000001"), true, 30, true, true, Invoicer.Stripe, """{"storage_gb":100,"support":"by phone","sso":true}"""), draft);
        Assert.Equal(draft, ReadTyped.Read(TypedTier.Of("Gold", draft), Currency.Usd).Value);
        Assert.Equal(draft, TierDraft.Of(draft.Row(2, null, default)));
    }

    [Theory]
    [InlineData("base", "", "Write an amount of USD in digits, with a point before the decimals, such as 49 or 49.90.")]
    [InlineData("base", "-1", "Write an amount"), InlineData("base", "1e3", "Write an amount"), InlineData("base", "1,000", "Write an amount"), InlineData("base", "0.001", "USD is paid with at most 2 decimals.")]
    [InlineData("base", "1000000", "At most 999999.99 USD can be charged at once."), InlineData("base", "99999999999999999999999999999999", "Write an amount")]
    [InlineData("yearly", "x", "Write an amount"), InlineData("included", "1.5", "Write a whole number of units"), InlineData("included", "", "Write a whole number"), InlineData("included", "1000000000001", "Write a whole number")]
    [InlineData("from", "101", "The usage range begins at 0 or above, and not above the units included."), InlineData("from", "-1", "Write a whole number")]
    [InlineData("unitPrice", "0.0000000000001", "Write the price of a unit in digits, with at most 12 decimals, up to 1000000, such as 0.0005."), InlineData("unitPrice", "1000001", "Write the price")]
    [InlineData("trialDays", "731", "A trial has 0 to 730 days; leave it empty for the installation's."), InlineData("trialDays", "1.5", "A trial has")]
    [InlineData("name", " ", "Give the tier a name that customers can read.")]
    public void FieldThatCannotBe_IsNamedWithASentence(string field, string text, string sentence)
    {
        var typed = field switch
        {
            "base" => Good with { Base = text },
            "yearly" => Good with { Yearly = text },
            "included" => Good with { Included = text },
            "from" => Good with { From = text },
            "unitPrice" => Good with { UnitPrice = text },
            "trialDays" => Good with { TrialDays = text },
            _ => Good with { Name = text },
        };
        var refusals = ReadTyped.Read(typed, Currency.Usd).Refusals;
        var fault = Assert.Single(refusals, r => r.Field == field);
        Assert.StartsWith(sentence, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void AllFaults_AreSaidAtOnce()
    {
        var read = ReadTyped.Read(new() { Base = "?", Included = "?", From = "?", UnitPrice = "?", TrialDays = "?", NeedsCard = false, CardFirst = true, Features = [new("", "1"), new("a", "1"), new("A", "2"), new("b", "")] }, Currency.Usd);
        Assert.Equal("base included from unitPrice trialDays features features features name cardFirst", string.Join(' ', read.Refusals.Select(r => r.Field)));
        Assert.Contains("The feature a stands there twice.", read.Refusals.Select(r => r.Sentence).Single(s => s.Contains("twice", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KWD", "1.005", "KWD is charged in steps of 0.010 KWD."), InlineData("KWD", "1.010", null), InlineData("JPY", "1.5", "JPY is paid with no decimals."), InlineData("JPY", "150", null)]
    public void Amount_IsOneThatTheCurrencyCharges(string currency, string basis, string? sentence)
    {
        var read = ReadTyped.Read(Good with { Base = basis, Yearly = "" }, Currency.Of(currency));
        Assert.Equal(sentence, read.Refused?.Sentence);
    }

    [Theory]
    [InlineData("{}", ""), InlineData("""{"a":1.50,"b":"x","c":true,"d":false}""", "a=1.50 b=x c=yes d=no")]
    public void Features_AreRowsAndBack(string json, string rows)
    {
        var typed = TypedFeature.Of(json);
        Assert.Equal(rows, string.Join(' ', typed.Select(f => $"{f.Name}={f.Value}")));
        Assert.Equal(json, TypedFeature.Json(typed));
    }
}
