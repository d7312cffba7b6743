using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Tests.Platform.Ui.Formatting;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("plain", "plain"), InlineData("", ""), InlineData(null, "")]
    [InlineData("a,b", "\"a,b\""), InlineData("say \"hi\"", "\"say \"\"hi\"\"\""), InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1"), InlineData("+1", "'+1"), InlineData("-1", "'-1"), InlineData("@x", "'@x"), InlineData("\t=1", "'\t=1"), InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("=\"a\",b", "\"'=\"\"a\"\",b\""), InlineData("a=1", "a=1")]
    public void Text_StaysTextInASpreadsheet(string? text, string cell) => Assert.Equal(cell, CsvText.Text(text));
}
