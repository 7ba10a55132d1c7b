using AiChef.Functions.Settings;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>When settings are read again.</summary>
public sealed class LaterReadingTests
{
    private readonly MemorySettings _store = new() { Values = { [Setting.Currency] = "USD" } };
    private readonly SetClock _clock = new();
    private readonly List<string> _warnings = [];
    private readonly CurrentSettings _current;

    public LaterReadingTests() => _current = new(_store, _clock);

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
