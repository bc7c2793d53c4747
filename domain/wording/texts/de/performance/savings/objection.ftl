few_days = { $known } der 365 Tage des Referenzzeitraums sind brauchbar; CalTRACK verlangt { $needed }.
few_in_month = { $month }: { $known } von { $days } Tagen sind brauchbar.
left_out = { $left_out } von { $days } Tagen des Berichtszeitraums zählen nicht mit, weil Stunden fehlen.
extrapolated = { $days ->
    [one] An { $days } Tag des Berichtszeitraums war es kälter oder heißer als je im Referenzzeitraum. Dort ist das Modell extrapoliert.
   *[other] An { $days } Tagen des Berichtszeitraums war es kälter oder heißer als je im Referenzzeitraum. Dort ist das Modell extrapoliert.
}
poor_fit = CV(RMSE) liegt über { $limit }: Einzelne Tage erklärt das Modell schlecht.
few_blocks = Der Referenzzeitraum hat weniger als drei Blöcke zu vier Wochen. Darum ist die Unsicherheit nicht bekannt.
within_uncertainty = Der Unterschied liegt innerhalb der Unsicherheit bei { $level } Konfidenz und kann Zufall sein.
