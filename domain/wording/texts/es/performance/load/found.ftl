month = 4 semanas | las últimas 4 semanas
quarter = 12 semanas | las últimas 12 semanas
year = Un año | el último año
