using AiChef.Bootstrap;

// Chooses the packages of a checkout as the first command does, and compiles nothing. Prints the choice.
try
{
    var chooser = new PackageChooser(new Workspace(args[0], CancellationToken.None));
    var asked = Environment.GetEnvironmentVariable("USE_STAND_INS") ?? "";
    var choice = chooser.Asked(asked) ?? chooser.Remembered() ?? chooser.Choose();
    var versions = choice.Versions.Select(version => $"{version.Key} {version.Value}");
    Console.WriteLine($"stand-ins: {string.Join(", ", choice.StandIns)}; versions: {string.Join(", ", versions)}");
    return 0;
}
catch (Failure failure)
{
    Workspace.Say(failure.Message);
    return 2;
}
