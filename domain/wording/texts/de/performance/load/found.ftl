# Das zweite bringt sein Verhältniswort mit.
month = 4 Wochen | in den letzten 4 Wochen
quarter = 12 Wochen | in den letzten 12 Wochen
year = Ein Jahr | im letzten Jahr
