using BillingPortal.Core;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BillingPortal.Platform.Data.Conventions;

public sealed class CurrencyConverter() : ValueConverter<Currency, string>(currency => currency.Code, code => Currency.Of(code));
