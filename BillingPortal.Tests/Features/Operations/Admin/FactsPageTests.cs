using BillingPortal.Features.Operations.Admin;
using BillingPortal.Platform.Facts;
using BillingPortal.Platform.Identity;
using Bunit;
using Radzen;

namespace BillingPortal.Tests.Features.Operations.Admin;

public sealed class FactsPageTests : StaffDesk
{
    [Fact]
    public async Task NoneDead_IsSaid_AndThereIsNothingToPress()
    {
        await SignInAsync(Roles.Admin);
        var page = Render<FactsPage>();
        Assert.Contains("None is dead", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("button"));
    }

    [Theory]
    [InlineData(true, 0), InlineData(false, 1)]
    public async Task DeadOne_GoesBackInTheRow_OnlyWhenConfirmed(bool isYes, int left)
    {
        await DieAsync();
        await SignInAsync(Roles.Admin);
        var page = Render<FactsPage>();
        Assert.Contains("broken", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        var click = page.Find("tbody button").ClickAsync(new());
        await page.InvokeAsync(() => page.Services.GetService(typeof(DialogService)) is DialogService open ? CloseAsync(open, isYes) : Task.CompletedTask);
        await click;
        Assert.Equal(left, (await Kit.Get<FactBoard>().FiguresAsync()).Dead);
        Assert.Equal(left, page.FindAll("tbody tr").Count);
        Assert.Equal(isYes ? ["fact.retried"] : [], await EntriesAsync());
    }

    [Fact]
    public async Task Support_SeesTheErrorAndCannotPress()
    {
        await DieAsync();
        await SignInAsync(Roles.Support);
        var page = Render<FactsPage>();
        Assert.Contains("broken", page.Markup, StringComparison.Ordinal);
        Assert.All(page.FindAll("button"), button => Assert.True(button.HasAttribute("disabled")));
    }

    private Task DieAsync()
    {
        Ear.Do = _ => throw new InvalidOperationException("broken");
        return DeedTests.DieAsync(Kit);
    }

    private static Task CloseAsync(DialogService open, bool isYes)
    {
        open.Close(isYes ? new BillingPortal.Platform.Ui.Feedback.Answer(true, null) : null);
        return Task.CompletedTask;
    }
}
