using System.Globalization;
using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

// The event is a JSON string that says what to do; the answer is one too.
var calls = 0;
if (Environment.GetEnvironmentVariable("FAILS_TO_START") is not null)
{
    await Console.Error.WriteLineAsync("no stove");
    Environment.Exit(3);
}

var handler = async (Stream input, ILambdaContext context) =>
{
    using var reader = new StreamReader(input);
    var wish = (await reader.ReadToEndAsync()).Trim('"');
    calls++;
    switch (wish)
    {
        case "fail":
            throw new InvalidOperationException("the soup is burnt");
        case "cook" when IsBurnt():
            throw new InvalidOperationException("this version burns what it cooks");
        case "hang":
            await new TaskCompletionSource().Task;
            break;
        case "exit":
            Environment.Exit(7);
            break;
        case "log":
            Console.WriteLine("salt, pepper");
            break;
        case "log much":
            using (var output = Console.OpenStandardOutput())
            {
                output.Write(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat("a pinch of salt", 20_000))));
                output.Write("\nthyme"u8);
            }

            break;
    }

    var answer = wish switch
    {
        "pid" => Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
        "variables" => string.Join(' ', Environment.GetEnvironmentVariables().Keys.Cast<string>()),
        "calls" => calls.ToString(CultureInfo.InvariantCulture),
        _ when wish.StartsWith("variable ", StringComparison.Ordinal) => Environment.GetEnvironmentVariable(
            wish["variable ".Length..]
        ) ?? "none",
        _ => wish,
    };
    return (Stream)new MemoryStream(Encoding.UTF8.GetBytes($"\"{answer}\""));
};
using var bootstrap = LambdaBootstrapBuilder.Create(handler).Build();
await bootstrap.RunAsync();

// The package of a version may have a file that spoils it.
static bool IsBurnt() =>
    Path.Combine(AppContext.BaseDirectory, "mark") is var mark
    && File.Exists(mark)
    && File.ReadAllText(mark) == "burnt";
