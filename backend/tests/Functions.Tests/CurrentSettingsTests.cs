using AiChef.Functions.Settings;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>When settings are read again.</summary>
public sealed class CurrentSettingsTests
{
    private readonly MemorySettings _store = new() { Values = { [Setting.Currency] = "USD" } };
    private readonly SetClock _clock = new();
    private readonly List<string> _warnings = [];
    private readonly CurrentSettings _current;

    public CurrentSettingsTests() => _current = new(_store, _clock);

    [Fact]
    public async Task They_are_read_once_in_five_minutes()
    {
        (await CurrencyAsync()).ShouldBe("USD");
        _store.Values[Setting.Currency] = "KRW";

        _clock.Advance(CurrentSettings.MaxAge - TimeSpan.FromTicks(1));
        (await CurrencyAsync()).ShouldBe("USD");
        _store.Readings.ShouldBe(1);

        _clock.Advance(TimeSpan.FromTicks(1));
        (await CurrencyAsync()).ShouldBe("KRW");
        _store.Readings.ShouldBe(2);
        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_first_reading_that_fails_is_an_error_and_is_tried_again()
    {
        _store.Failure = new InvalidOperationException("no permission");
        (await Should.ThrowAsync<InvalidOperationException>(CurrencyAsync)).Message.ShouldBe("no permission");

        _store.Failure = null;
        (await CurrencyAsync()).ShouldBe("USD");
    }

    private async Task<string> CurrencyAsync() =>
        (await _current.GetAsync(_warnings.Add, CancellationToken.None)).Currency;
}
