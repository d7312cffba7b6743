using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Identity;
using Microsoft.AspNetCore.Identity;

namespace BillingPortal.Tests.Platform.Identity;

public sealed class PasswordsTests
{
    private const string Email = "margaret.h@example.com";

    [Theory]
    [InlineData(null, "password_short")]
    [InlineData("", "password_short")]
    [InlineData("nine char", "password_short")]
    [InlineData("margaret.h@example.com", "password_is_email")]
    [InlineData("MARGARET.H@example.com", "password_is_email")]
    [InlineData("margaret.h", "password_is_email")]
    [InlineData("Password123", "password_common")]
    [InlineData("qwertyuiop", "password_common")]
    [InlineData("abababababab", "password_simple")]
    [InlineData("ten chars!", null)]
    [InlineData("four quiet green boats", null)]
    public void Password_IsTakenOrRefusedForItsReason(string? password, string? code) => Assert.Equal(code, Passwords.Weakness(password, Email)?.Code);

    [Fact]
    public void TooLongPassword_IsRefusedBeforeItIsHashed() => Assert.Equal("password_long", Passwords.Weakness(new string('a', 150) + new string('b', 60), Email)?.Code);

    [Fact]
    public void CommonPasswords_AreAtLeastTwoHundredOfThoseThatWouldPassOtherwise() => Assert.True(CommonPasswords.Count >= 200);

    [Theory]
    [InlineData("four quiet green boats", true)]
    [InlineData("four quiet green boat", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Password_IsComparedWithItsHash(string? typed, bool isRight)
    {
        var passwords = new Passwords(new PasswordHasher<Person>());
        var person = new Person { CreatedAt = default };
        person.PasswordHash = passwords.Hash(person, "four quiet green boats");
        Assert.Equal(isRight, passwords.IsRight(person, typed));
        Assert.False(passwords.IsRight(null, typed));
    }
}
