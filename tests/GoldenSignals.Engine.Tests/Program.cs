using GoldenSignals.Engine.Tests;
using Xunit.Runner.InProc.SystemConsole;

return Child.Part is { } part ? await Child.PlayAsync(part) : await ConsoleRunner.Run(args);
