using BillingPortal.Platform.Ui.Theme;

namespace BillingPortal.Tests.Platform.Ui.Theme;

public sealed class ThemeTests
{
    [Theory]
    [InlineData("light", "light")]
    [InlineData("dark", "dark")]
    [InlineData("Dark", null)]
    [InlineData("dark\" onload=\"x", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Name_OfNoTheme_IsNoChoice(string? name, string? known) => Assert.Equal(known, ThemeChoice.Known(name));

    [Theory]
    [InlineData("/portal?month=11#lines", "/portal?month=11#lines")]
    [InlineData("/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("portal", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void WayBack_StaysInThePortal(string? asked, string taken) => Assert.Equal(taken, LocalUrl.Or(asked));
}
