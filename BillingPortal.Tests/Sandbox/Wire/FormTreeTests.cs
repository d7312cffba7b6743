using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Tests.Sandbox.Wire;

public sealed class FormTreeTests
{
    [Theory]
    [InlineData("a=1&b=x+y%26z", """{"a":"1","b":"x y&z"}""")]
    [InlineData("a[b][c]=1&a[b][d]=2", """{"a":{"b":{"c":"1","d":"2"}}}""")]
    [InlineData("a[0]=x&a[1]=y", """{"a":{"0":"x","1":"y"}}""")]
    [InlineData("a[]=x&a[]=y", """{"a":{"0":"x","1":"y"}}""")]
    [InlineData("a%5Bb%5D=%C3%A9", """{"a":{"b":"é"}}""")]
    [InlineData("a=&b", """{"a":"","b":""}""")]
    public void Form_IsATree(string form, string tree) => Assert.Equal(tree, Json.Stored(FormTree.Of(FormTree.Pairs(form))));

    [Fact]
    public void NameThatIsValueAndHash_IsRefused() => Assert.Throws<StripeFault>(() => FormTree.Of(FormTree.Pairs("a=1&a[b]=2")));

    [Theory]
    [InlineData("n=1", "parameter_unknown", "n"), InlineData("a[z]=1&who=x", "parameter_unknown", "a[z]"), InlineData("", "parameter_missing", "who"), InlineData("who=", "parameter_invalid_empty", "who")]
    [InlineData("who=x&count=1.5", "parameter_invalid_integer", "count"), InlineData("who=x&count=", "parameter_invalid_empty", "count"), InlineData("who=x&flag=yes", null, "flag"), InlineData("who=x&kind=c", null, "kind")]
    [InlineData("who=x&list=1", null, "list"), InlineData("who=x&a=1", null, "a"), InlineData("who[x]=1", null, "who"), InlineData("who=x&when[gte]=soon", "parameter_invalid_integer", "when[gte]"), InlineData("who=x&map[a][b]=1", null, "map[a]")]
    public void ParameterThatDoesNotFit_IsNamed(string form, string? code, string param)
    {
        var fault = Assert.Throws<StripeFault>(() => Some.Read(FormTree.Of(FormTree.Pairs(form))));
        Assert.Equal((code, param, false), ((string?)fault.Body["error"]!["code"], (string?)fault.Body["error"]!["param"], fault.IsStored));
    }

    [Fact]
    public void ParametersThatFit_HaveTheirTypes() => Assert.Equal(
        """{"who":"x","count":-3,"flag":true,"kind":"a","list":["p","q"],"a":null,"map":{"k":"v","gone":""},"when":{"gte":5}}""",
        Json.Stored(Some.Read(FormTree.Of(FormTree.Pairs("when[gte]=5&map[k]=v&map[gone]=&a=&list[0]=p&list[1]=q&kind=a&flag=true&count=-3&who=x")))));

    private static Shape Some => Shape.Of("who!:id count:int flag:bool kind:a|b list[] a?{ b c:int } map?:map when:range");
}
