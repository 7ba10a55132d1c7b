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

    [Fact]
    public async Task A_later_reading_that_fails_keeps_the_values_says_so_and_waits_before_the_next()
    {
        await CurrencyAsync();
        _store.Failure = new InvalidOperationException("throttled");
        _clock.Advance(CurrentSettings.MaxAge);

        (await CurrencyAsync()).ShouldBe("USD");
        (await CurrencyAsync()).ShouldBe("USD");

        _store.Readings.ShouldBe(2);
        _warnings.ShouldBe(["The settings could not be read again and stay as they are: throttled"]);
    }

    [Fact]
    public async Task A_reading_that_the_deadline_ends_is_no_warning()
    {
        await CurrencyAsync();
        _store.Failure = new OperationCanceledException();
        _clock.Advance(CurrentSettings.MaxAge);

        await Should.ThrowAsync<OperationCanceledException>(() =>
            _current.GetAsync(_warnings.Add, new CancellationToken(canceled: true))
        );
        _warnings.ShouldBeEmpty();
    }

    private async Task<string> CurrencyAsync() =>
        (await _current.GetAsync(_warnings.Add, CancellationToken.None)).Currency;
}
