using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Sandbox.Resources;

[Trait("Part", "web")]
public sealed class CustomerTests
{
    [Fact]
    public async Task Customer_IsMadeReadChangedListedAndDeleted()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var made = await sandbox.PostAsync("customers", "name=Ann&email=ann%40example.com&address[line1]=1+rue&metadata[a]=1&metadata[b]=2");
        Assert.Equal((200, "Ann", "1 rue", null), (made.Status, made["name"], made["address.line1"], made["address.city"]));
        var changed = await sandbox.PostAsync("customers/" + made.Id, "name=&metadata[a]=&metadata[c]=3");
        Assert.Equal((null, null, "2", "3"), (changed["name"], changed["metadata.a"], changed["metadata.b"], changed["metadata.c"]));
        Assert.Equal(made.Id, (await sandbox.GetAsync("customers?email=ann%40example.com"))["data.0.id"]);
        Assert.Equal("{}", (await sandbox.PostAsync("customers/" + made.Id, "metadata="))["metadata"]);
        Assert.Equal("true", (await sandbox.DeleteAsync("customers/" + made.Id))["deleted"]);
        Assert.Equal("true", (await sandbox.GetAsync("customers/" + made.Id))["deleted"]);
        Assert.Equal("[]", (await sandbox.GetAsync("customers"))["data"]);
        Assert.Equal("resource_missing", (await sandbox.PostAsync("customers/" + made.Id, "name=Bob"))["error.code"]);
    }
}
